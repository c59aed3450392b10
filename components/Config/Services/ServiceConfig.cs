namespace Ipv6Dmz.Config;

/// <summary>What a host of the DMZ, or the VPS, offers.</summary>
/// <param name="Name">Unique within its host.</param>
/// <param name="Protocol"><c>tcp</c> or <c>udp</c>.</param>
/// <param name="From">Who may open connections.</param>
/// <param name="Ipv4">Ports of the VPS's IPv4 address that lead there, as many as <paramref name="Ports"/>; null: none.</param>
/// <param name="Limits">What one source may take of it.</param>
public sealed record ServiceConfig(string Name, Ports Ports, string Protocol, ServiceSources From, Ports? Ipv4, bool Enabled, ServiceLimits Limits);
