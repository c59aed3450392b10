namespace Ipv6Dmz.Config.Grammar;

/// <summary>What a value breaks, and what to write instead.</summary>
internal sealed record Fault(string Rule, string Mend);
