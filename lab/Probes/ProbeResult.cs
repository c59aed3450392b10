namespace Ipv6Dmz.Lab.Probes;

/// <summary>One line of the table.</summary>
public sealed record ProbeResult(string Name, string Place, string Expected, string Seen, bool Ok, TimeSpan Took);
