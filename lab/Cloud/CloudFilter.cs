namespace Ipv6Dmz.Lab.Cloud;

/// <summary>The cloud's firewall as a table of nftables for the provider's gateway.</summary>
public static class CloudFilter
{
    public const string Table = "cloud-firewall";

    /// <param name="link">The gateway's interface to the server.</param>
    /// <param name="rules">Null: no firewall is attached, and everything passes.</param>
    public static string ToNft(string link, IReadOnlyList<CloudRule>? rules)
    {
        const string gone = $$"""
            table inet {{Table}} {}
            delete table inet {{Table}}

            """;
        return rules is null ? gone : gone + $$"""
            table inet {{Table}} {
              chain forward {
                type filter hook forward priority filter; policy accept;
                oifname "{{link}}" jump in
              }
              chain in {
                # Such a firewall knows ICMP, TCP, UDP, GRE, ESP and ICMPv6; no rule admits anything else, and so not what answers either.
                meta l4proto != { 1, 6, 17, 47, 50, 58 } counter drop
                ct state established,related accept
            {{string.Concat(rules.SelectMany(Lines))}}    counter drop
              }
            }

            """;
    }

    private static IEnumerable<string> Lines(CloudRule rule)
    {
        foreach (var (family, sources) in new[]
        {
            ("ip", rule.Sources.Where(source => !source.Contains(':', StringComparison.Ordinal)).ToList()),
            ("ip6", rule.Sources.Where(source => source.Contains(':', StringComparison.Ordinal)).ToList()),
        })
        {
            if (sources.Count > 0)
            {
                yield return $"    {family} saddr {{ {string.Join(", ", sources)} }} {What(rule, family)} accept\n";
            }
        }
    }

    // Numbers: world has no list of protocols' names.
    private static string What(CloudRule rule, string family) => rule switch
    {
        { Protocol: "icmp" } => $"meta l4proto {(family == "ip" ? 1 : 58)}",
        { Protocol: "gre" } => "meta l4proto 47",
        { Protocol: "esp" } => "meta l4proto 50",
        { Port: "any" } => $"meta l4proto {(rule.Protocol == "tcp" ? 6 : 17)}",
        _ => $"{rule.Protocol} dport {rule.Port}",
    };
}
