namespace Ipv6Dmz.Tests.Graph;

/// <summary>The order that the design asks for.</summary>
internal static class Steps
{
    public static readonly string[] Vps =
    [
        "vps-agent", "vps-packages", "vps-keys", "vps-boot", "vps-forwarding", "vps-nat", "vps-sixinfour", "vps-wireguard", "vps-routing",
        "vps-activate", "vps-confirm", "vps-verify",
    ];

    /// <summary>The VPS's with another kind of uplink.</summary>
    public static string[] VpsWith(string uplink) => [.. Vps.SelectMany<string, string>(step => (step, uplink) switch
    {
        ("vps-sixinfour", "6in4") => [step],
        ("vps-sixinfour", "native64") => ["vps-ndpproxy"],
        ("vps-sixinfour", _) => [],
        _ => [step],
    })];

    public static readonly string[] Router =
    [
        "router-agent", "router-packages", "router-keys", "router-boot", "router-forwarding", "router-wireguard", "router-isolation",
        "router-delegation", "router-routing", "router-activate", "router-confirm", "router-verify",
    ];
}
