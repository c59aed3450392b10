namespace Ipv6Dmz.Lab.Probes;

/// <summary>What a probe saw, in a few words, and whether that was expected.</summary>
public sealed record Observation(string Seen, bool Ok)
{
    /// <summary>Expected to the letter.</summary>
    public static Observation Exactly(string expected, string seen) => new(seen, seen == expected);
}
