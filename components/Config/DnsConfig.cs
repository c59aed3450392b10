namespace Ipv6Dmz.Config;

/// <summary>Public names of hosts.</summary>
/// <param name="Zone">Without a dot at its end, lower-case.</param>
/// <param name="Update">null: the zone's lines are copied by hand.</param>
public sealed record DnsConfig(string Zone, DnsUpdateConfig? Update);
