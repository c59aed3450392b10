using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Deployment.HCloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

public sealed class CloudFilterTests
{
    [Fact]
    public void Rules_become_a_table_that_nft_takes_and_that_drops_everything_else_protocol_41_before_all()
    {
        var table = CloudFilter.ToNft("vps",
        [
            new("tcp", "22", ["192.0.2.0/24", "2001:db8::/32", "192.0.2.0/25"]),
            new("udp", "80-85", ["::/0"]),
            new("icmp", null, ["0.0.0.0/0", "::/0"]),
            new("tcp", "any", ["203.0.113.1/32"]),
            new("gre", null, ["192.0.2.0/24"]),
        ]);

        table.MustSay("""
            table inet cloud-firewall {}
            delete table inet cloud-firewall
            table inet cloud-firewall {
              chain forward {
                type filter hook forward priority filter; policy accept;
                oifname "vps" jump in
              }
            """, """
                meta l4proto != { 1, 6, 17, 47, 50, 58 } counter drop
                ct state established,related accept
                ip saddr { 192.0.2.0/24, 192.0.2.0/25 } tcp dport 22 accept
                ip6 saddr { 2001:db8::/32 } tcp dport 22 accept
                ip6 saddr { ::/0 } udp dport 80-85 accept
                ip saddr { 0.0.0.0/0 } meta l4proto 1 accept
                ip6 saddr { ::/0 } meta l4proto 58 accept
                ip saddr { 203.0.113.1/32 } meta l4proto 6 accept
                ip saddr { 192.0.2.0/24 } meta l4proto 47 accept
                counter drop
            """);
        Tool.Accepts("unshare", ["--net", "nft", "-c", "-f", "-"], table);
    }

    [Fact]
    public void Without_a_firewall_the_table_goes() =>
        Assert.Equal("table inet cloud-firewall {}\ndelete table inet cloud-firewall\n", CloudFilter.ToNft("vps", null));

    [Theory]
    [InlineData("""{ "direction": "in", "protocol": "41", "sourceIps": ["0.0.0.0/0"] }""", "protocol 41 is none that a rule can have")]
    [InlineData("""{ "direction": "out", "protocol": "tcp", "port": "22", "sourceIps": ["0.0.0.0/0"] }""", "rules for what comes in alone")]
    [InlineData("""{ "direction": "in", "protocol": "tcp", "sourceIps": ["0.0.0.0/0"] }""", "a rule for tcp needs one")]
    [InlineData("""{ "direction": "in", "protocol": "icmp", "port": "1", "sourceIps": ["0.0.0.0/0"] }""", "a rule for icmp has none")]
    [InlineData("""{ "direction": "in", "protocol": "icmp", "sourceIps": [] }""", "needs at least one prefix")]
    [InlineData("""{ "direction": "in", "protocol": "icmp", "sourceIps": ["anywhere"] }""", "anywhere is not a prefix")]
    public void A_rule_that_the_cloud_would_refuse_is_refused(string rule, string message) => Assert.Throws<DeploymentException>(
        () => FirewallRules.Of(new JsonObject { ["rules"] = new JsonArray(JsonNode.Parse(rule)) }).ToList()).Message.MustSay(message);
}
