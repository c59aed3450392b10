namespace Ipv6Dmz.Tests.Graph;

/// <summary>The steps that the design asks for.</summary>
internal static class Steps
{
    private static readonly string[] Begin = ["agent", "packages", "keys"];
    private static readonly string[] End = ["activate", "confirm", "verify"];

    /// <summary>A machine's stage steps, in the order of their activation.</summary>
    public static string[] Stages(string machine, string uplink = "6in4")
    {
        string[] ofUplink = uplink switch { "6in4" => ["sixinfour"], "native64" => ["ndpproxy"], _ => [] };
        return Named(machine, machine == "vps"
            ? ["boot", "forwarding", "firewall", .. ofUplink, "wireguard", "routing"]
            : ["boot", "forwarding", "wireguard", "firewall", "dhcp-dns", "routing"]);
    }

    public static string[] All(string machine, string uplink = "6in4") => [.. Named(machine, Begin), .. Stages(machine, uplink), .. Named(machine, End)];

    private static string[] Named(string machine, string[] steps) => [.. steps.Select(step => $"{machine}-{step}")];
}
