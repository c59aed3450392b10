namespace Ipv6Dmz.Tests.Graph;

/// <summary>The order that the design asks for.</summary>
internal static class Steps
{
    public static readonly string[] Vps =
    [
        "vps-agent", "vps-packages", "vps-keys", "vps-boot", "vps-forwarding", "vps-nat", "vps-sixinfour", "vps-wireguard", "vps-routing",
        "vps-activate", "vps-confirm", "vps-verify",
    ];

    public static readonly string[] Router =
    [
        "router-agent", "router-packages", "router-keys", "router-boot", "router-forwarding", "router-wireguard", "router-isolation",
        "router-delegation", "router-routing", "router-activate", "router-confirm", "router-verify",
    ];
}
