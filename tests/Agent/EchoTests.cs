namespace Ipv6Dmz.Tests.Agents;

public class EchoTests
{
    [Fact]
    public void Every_change_is_said() => Assert.Equal(
        """
        [#] generation none -> one
        [#] ln -sfn generations/one HOME/current
        [#] nft -f /run/ipv6-dmz/firewall
        [#] ip -4 rule add pref 6401 iif eth1 lookup 6400
        [#] generation one -> two
        [#] ln -sfn generations/two HOME/current
        [#] ip link set dev eth1 up
        [#] ip -4 rule del pref 6401 iif eth1 lookup 6400
        [#] commit two
        [#] rm -rf HOME/generations/one
        [#] rm -rf HOME/keys/0123
        """,
        AgentBed.Run("""
            mkdir -p "$home/keys/0123"
            touch -d '1 hour ago' "$home/keys/0123"
            agent live one
            agent live two
            echo generation two | agent verify 120 >"$home/verified"
            sed "s|$home|HOME|; /^grep/d" "$home/said"
            """, new("one", "-4 rule add pref 6401 iif eth1 lookup 6400\n"), new("two", "link set dev eth1 up\n")));
}
