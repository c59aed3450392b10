namespace Ipv6Dmz.Config;

/// <summary>The rule that a value breaks, and what to write instead.</summary>
/// <param name="Value">As given, control characters escaped; <c>[secret]</c> for secrets.</param>
public sealed record ConfigError(string Key, string Value, string Rule, string Mend)
{
    /// <summary>One line: <c>dmz.prefix: 2001:db8:0:2::/65 — SLAAC needs exactly a /64; use 2001:db8:0:2::/64</c>.</summary>
    public override string ToString() => $"{Key}: {Value} — {Rule}; {Mend}";
}
