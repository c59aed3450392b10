namespace Ipv6Dmz.Tests.Scripts;

public class GatewayTests
{
    /// <summary>Two gateways that have advertised themselves, with what the kernel knows of them.</summary>
    private static string Run(string first, string second)
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");
        return bed.Run($"""
            agent live one
            for gateway in 1 2; do ip -6 route append default via fe80::$gateway dev eth0 proto ra metric 1024; done
            {Neighbour(1, first)}
            {Neighbour(2, second)}
            agent watch
            ip -6 route show default | grep -o 'fe80::[12]' | xargs
            """);
    }

    private static string Neighbour(int gateway, string state) => state switch
    {
        "" => "",
        "failed" => $"ip -6 neigh add fe80::{gateway} dev eth0 nud failed",
        _ => $"ip -6 neigh add fe80::{gateway} dev eth0 lladdr 02:00:00:00:00:0{gateway} nud {state}",
    };

    [Theory]
    [InlineData("failed", "stale", "fe80::2")]
    [InlineData("failed", "", "fe80::2")]
    [InlineData("reachable", "failed", "fe80::1")]
    public void A_gateway_that_is_gone_is_left_where_there_is_another_one(string first, string second, string left) => Assert.Equal(left, Run(first, second));

    [Theory]
    [InlineData("failed", "failed")]
    [InlineData("stale", "reachable")]
    [InlineData("", "stale")]
    public void The_last_one_stays_and_so_do_those_that_may_live(string first, string second) => Assert.Equal("fe80::1 fe80::2", Run(first, second));

    [Fact]
    public void A_gateway_that_nobody_advertised_is_not_ours_to_leave()
    {
        using var bed = new AgentBed();
        bed.Generation("one", "");

        Assert.Equal("fe80::1 fe80::2", bed.Run("""
            agent live one
            for gateway in 1 2; do ip -6 route append default via fe80::$gateway dev eth0 metric 1024; done
            ip -6 neigh add fe80::1 dev eth0 nud failed
            ip -6 neigh add fe80::2 dev eth0 lladdr 02:00:00:00:00:02 nud stale
            agent watch
            ip -6 route show default | grep -o 'fe80::[12]' | xargs
            """));
    }
}
