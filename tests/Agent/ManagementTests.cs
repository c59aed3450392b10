namespace Ipv6Dmz.Tests.Agents;

/// <summary>A router that is managed by a third interface, from a host in a namespace of its own.</summary>
public class ManagementTests
{
    private const string Way = "203.0.113.2 40000 203.0.113.1 2222";

    // sudo takes the variable away: a process above the agent has it.
    [Theory]
    [InlineData($"SSH_CONNECTION='{Way}'", "mgmt0")]
    [InlineData("SSH_CONNECTION=", "")]
    public void The_interface_that_the_SSH_connection_comes_in_by_belongs_to_the_generation(string environment, string found) => Assert.Equal($"found:{found}", AgentBed.Run($$"""
        ip netns add admin
        ip link add mgmt0 type veth peer name mgmt0-peer
        ip link set dev mgmt0-peer netns admin
        ip address add 203.0.113.1/24 dev mgmt0
        ip link set dev mgmt0 up
        ip -n admin address add 203.0.113.2/24 dev mgmt0-peer
        ip -n admin link set dev mgmt0-peer up
        perl -MIO::Socket::INET -e '$all = IO::Socket::INET->new(Listen => 1, LocalAddr => "203.0.113.1:2222") or die; $one = $all->accept; 1 while sysread $one, $_, 1' &
        server=$!
        within 10 sh -c 'ss -Htln sport = :2222 | grep -q .'
        ip netns exec admin perl -MIO::Socket::INET -e '$way = IO::Socket::INET->new(PeerAddr => "203.0.113.1:2222", LocalPort => 40000) or die; while (syswrite $way, "x") { select undef, undef, undef, 0.2 }' &
        client=$!
        trap 'kill $server $client' EXIT
        within 10 sh -c 'ss -Htn state established sport = :2222 | grep -q .'
        {{AgentBed.Stage("link set dev eth1 up\n", "role=router\noutside=eth0\ninside=eth1", out _)}}
        agent() { {{environment}} sh -c 'env -u SSH_CONNECTION "$0" "$@" || exit $?' "$home/agent" "$@" 2>>"$home/said"; }
        activate
        echo "found:$(cat "$home/generations/$id/management")"
        """));
}
