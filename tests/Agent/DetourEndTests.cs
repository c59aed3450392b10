namespace Ipv6Dmz.Tests.Agents;

/// <summary>How long another router leads past a dead gateway.</summary>
public class DetourEndTests
{
    [Theory]
    // Nothing answers by that router either, and there is no other one.
    [InlineData("agent watch; agent watch", DetourTests.Detour)]
    [InlineData("ip -n there address del fe80::2/64 dev eth0-peer; agent watch", DetourTests.Dead)]
    [InlineData("ip -n there address add fe80::1/64 dev eth0-peer nodad; agent watch; agent watch", DetourTests.Dead)]
    // By it the tunnel answers.
    [InlineData("sed -i 's/192.0.2.1/127.0.0.1/' $facts; agent watch", DetourTests.Detour)]
    [InlineData("agent deactivate", DetourTests.Dead)]
    public void A_router_that_leads_past_a_dead_gateway_does_so_as_long_as_it_may_help(string then, string routes) =>
        Assert.Equal(routes, DetourTests.After("2", "router", then));

    [Fact]
    public void Two_other_routers_that_lead_nowhere_take_turns() => Assert.Equal("2 looks, 2 routers, again the first", SilenceTests.Run($$"""
        {{DetourTests.Router("2 3", "router")}}
        used() { ip -6 route show default proto 100 | grep -o 'fe80::[23]'; }
        agent watch
        first=$(used)
        agent watch
        second=$(used)
        agent watch
        agent watch
        echo "2 looks, $(printf '%s\n' $first $second | sort -u | wc -l) routers, again the $([ "$(used)" = "$first" ] && echo first || echo second)"
        """));
}
