using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Deployment.HCloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

public sealed class FirewallRulesTests
{
    [Theory]
    [InlineData("""{ "direction": "in", "protocol": "41", "sourceIps": ["0.0.0.0/0"] }""", "protocol 41 is none that a rule can have")]
    [InlineData("""{ "direction": "in", "protocol": "ipv6", "sourceIps": ["0.0.0.0/0"] }""", "protocol ipv6 is none that a rule can have")]
    [InlineData("""{ "direction": "out", "protocol": "tcp", "port": "22", "sourceIps": ["0.0.0.0/0"] }""", "rules for what comes in alone")]
    [InlineData("""{ "direction": "in", "protocol": "tcp", "sourceIps": ["0.0.0.0/0"] }""", "a rule for tcp needs one")]
    [InlineData("""{ "direction": "in", "protocol": "icmp", "port": "1", "sourceIps": ["0.0.0.0/0"] }""", "a rule for icmp has none")]
    [InlineData("""{ "direction": "in", "protocol": "icmp", "sourceIps": [] }""", "needs at least one prefix")]
    [InlineData("""{ "direction": "in", "protocol": "icmp", "sourceIps": ["anywhere"] }""", "anywhere is not a prefix")]
    public void A_rule_that_the_cloud_would_refuse_is_refused(string rule, string message)
    {
        var error = Assert.Throws<DeploymentException>(() => FirewallRules.Of(new JsonObject { ["rules"] = new JsonArray(JsonNode.Parse(rule)) }).ToList());

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
