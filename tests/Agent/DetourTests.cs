namespace Ipv6Dmz.Tests.Agents;

/// <summary>Past a gateway that is dead, where the tunnel is silent.</summary>
public class DetourTests
{
    internal const string Dead = "fe80::1 ra 1002";
    internal const string Detour = $"fe80::2 100 1001\n{Dead}";

    /// <summary>One default route, as dhcpcd makes it, by fe80::1, and other routers, fe80::2 and fe80::3.</summary>
    /// <param name="there">Which of them are.</param>
    /// <param name="flag">What the kernel knows of the others.</param>
    /// <param name="routes">The default routes in the end.</param>
    [Theory]
    [InlineData("2", "router", Detour)]
    [InlineData("1 2", "router", Dead)]
    [InlineData("", "router", Dead)]
    // Who forwards nothing.
    [InlineData("2", "", Dead)]
    public void Past_a_dead_gateway_that_is_not_left_another_router_leads(string there, string flag, string routes) => Assert.Equal(routes, After(there, flag));

    [Fact]
    public void The_VPS_s_gateway_is_its_provider_s() => Assert.Equal(Dead, After("2", "router", before: "echo role=vps >>$facts"));

    /// <summary>The kernel knows nothing yet of a gateway that nothing was sent by.</summary>
    [Fact]
    public void A_gateway_that_lives_and_was_never_used_is_not_dead() => Assert.Equal(Dead, After("1 2", "router", before: "ip -6 neigh del fe80::1 dev eth0"));

    /// <summary>The default routes after a first look, and after what happens then.</summary>
    internal static string After(string there, string flag, string then = "", string before = "") => SilenceTests.Run($"""
        {Router(there, flag)}
        {before}
        agent watch
        {then}
        {Routes}
        """);

    internal static string Router(string there, string flag) => $$"""
        echo role=router >>"$facts"
        neighbours {{there}}
        # Their advertisements say so, too.
        ip netns exec there sysctl -qw net.ipv6.conf.all.forwarding={{(flag == "" ? 0 : 1)}}
        ip -6 neigh replace fe80::1 dev eth0 lladdr 02:00:00:00:00:01 nud stale router
        for number in 2 3; do ip -6 neigh replace fe80::$number dev eth0 lladdr 02:00:00:00:00:01 nud stale {{flag}}; done
        ip -6 route add default via fe80::1 dev eth0 proto ra metric 1002
        """;

    private const string Routes = """
        ip -6 route show default | sed 's/default via \([^ ]*\) dev eth0 proto \([^ ]*\) metric \([0-9]*\).*/\1 \2 \3/'
        """;
}
