using System.Net;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>The rules of a Firewall resource, checked as the cloud checks them.</summary>
public static class FirewallRules
{
    private static readonly string[] Protocols = ["tcp", "udp", "icmp", "gre", "esp"];

    /// <exception cref="DeploymentException">The cloud would refuse one.</exception>
    public static IEnumerable<CloudRule> Of(JsonObject inputs) => List(inputs, "rules").Select(node => Rule((JsonObject)node));

    private static CloudRule Rule(JsonObject rule)
    {
        var protocol = Required(rule, "protocol");
        var port = InputValues.String(rule, "port");
        var sources = List(rule, "sourceIps").Select(source => source.GetValue<string>()).ToList();
        return Required(rule, "direction") != "in" ? throw new DeploymentException("direction: the lab's firewall has rules for what comes in alone (in)")
            : !Protocols.Contains(protocol) ? throw new DeploymentException($"protocol {protocol} is none that a rule can have: {string.Join(", ", Protocols)}")
            : (protocol is "tcp" or "udp") != (port is not null) ? throw new DeploymentException($"port: a rule for {protocol} {(port is null ? "needs one" : "has none")}")
            : sources.Count == 0 ? throw new DeploymentException($"sourceIps: a rule for {protocol} needs at least one prefix")
            : sources.Find(source => !IPNetwork.TryParse(source, out _)) is { } wrong ? throw new DeploymentException($"sourceIps: {wrong} is not a prefix")
            : new CloudRule(protocol, port, sources);
    }
}
