namespace Ipv6Dmz.Config;

/// <summary>Public names of hosts.</summary>
/// <param name="Zone">Without a dot at its end, lower-case.</param>
public sealed record DnsConfig(string Zone);
