namespace Ipv6Dmz.Config.Parsing;

/// <summary>What a value breaks, and what to write instead.</summary>
internal sealed record Fault(string Rule, string Mend);
