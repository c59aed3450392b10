using Pulumi;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.HCloud;

/// <summary>Rules of the cloud's firewall; replies always pass. The firewall knows tcp, udp, icmp, gre and esp: no rule can admit
/// protocol 41, so with 6in4 there must be none. The firewall can't tell the VPS from the hosts behind it either: what they offer, it shuts off.</summary>
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
