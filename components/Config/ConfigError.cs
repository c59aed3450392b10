namespace Ipv6Dmz.Config;

/// <summary>One thing that is wrong with the configuration, and what to do about it.</summary>
/// <param name="Key">Without the project's namespace, e.g. <c>dmz.prefix</c>.</param>
/// <param name="Value">As given, control characters escaped; <c>[secret]</c> for secrets.</param>
/// <param name="Rule">The rule that the value breaks.</param>
/// <param name="Mend">A value to write instead.</param>
public sealed record ConfigError(string Key, string Value, string Rule, string Mend)
{
    /// <summary>One line: <c>dmz.prefix: 2001:db8:0:2::/65 — SLAAC needs exactly a /64; use 2001:db8:0:2::/64</c>.</summary>
    public override string ToString() => $"{Key}: {Value} — {Rule}; {Mend}";
}
