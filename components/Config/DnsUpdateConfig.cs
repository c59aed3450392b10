namespace Ipv6Dmz.Config;

/// <summary>How the router changes the public zone (RFC 2136, RFC 8945). The key's secret stays with Pulumi's secrets.</summary>
/// <param name="Server">The zone's primary server: an address or a name.</param>
/// <param name="Key">The key's name at the server.</param>
/// <param name="Algorithm">E.g. <c>hmac-sha256</c>.</param>
public sealed record DnsUpdateConfig(string Server, string Key, string Algorithm);
