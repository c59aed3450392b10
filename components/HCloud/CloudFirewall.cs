using Pulumi;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.HCloud;

/// <summary>The cloud's firewall; replies always pass. It knows tcp, udp, icmp, gre and esp: no rule can admit 6in4's protocol 41. It can't tell the
/// VPS from the hosts behind it either: what they offer, it shuts off.</summary>
/// <param name="SshFrom">Prefixes, either family, that may reach SSH.</param>
/// <param name="WireGuardPort">UDP port that anyone may reach.</param>
public sealed record CloudFirewall(IReadOnlyList<string> SshFrom, int WireGuardPort)
{
    private static readonly string[] Anywhere = ["0.0.0.0/0", "::/0"];

    internal FirewallRuleArgs[] Rules =>
    [
        Rule("tcp", "22", [.. SshFrom], "SSH, vps.sshFrom"),
        Rule("udp", $"{WireGuardPort}", Anywhere, "WireGuard"),
        Rule("icmp", port: null, Anywhere, "ping, path MTU"),
    ];

    private static FirewallRuleArgs Rule(string protocol, Input<string>? port, string[] from, string description) =>
        new() { Direction = "in", Protocol = protocol, Port = port, SourceIps = from, Description = description };
}
