using Pulumi;
using Pulumi.HCloud.Inputs;

namespace Ipv6Dmz.HCloud;

/// <summary>Replies always pass. No rule can admit 6in4's protocol 41, or tell the VPS from the hosts behind it: what a host offers opens the port for all.</summary>
public sealed record CloudFirewall(IReadOnlyList<string> SshFrom, int WireGuardPort, IReadOnlyList<CloudOpening> Services)
{
    private static readonly string[] Anywhere = ["0.0.0.0/0", "::/0"];

    internal FirewallRuleArgs[] Rules =>
    [
        Rule("tcp", "22", [.. SshFrom], "SSH, vps.sshFrom"),
        Rule("udp", $"{WireGuardPort}", Anywhere, "WireGuard"),
        Rule("icmp", port: null, Anywhere, "ping, path MTU"),
        .. Services.Select(opening => Rule(opening.Protocol, $"{opening.Ports}", opening.Sources.Split(','), "hosts")),
    ];

    private static FirewallRuleArgs Rule(string protocol, Input<string>? port, string[] from, string description) =>
        new() { Direction = "in", Protocol = protocol, Port = port, SourceIps = from, Description = description };
}
