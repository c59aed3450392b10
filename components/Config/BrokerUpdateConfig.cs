namespace Ipv6Dmz.Config;

/// <summary>The broker's page for a tunnel's IPv4 address. The update key stays with Pulumi's secrets.</summary>
/// <param name="Url">HTTPS, without a query: <c>https://ipv4.tunnelbroker.net/nic/update</c>.</param>
/// <param name="TunnelId">The protocol's <c>hostname</c>.</param>
/// <param name="User">For basic authentication (RFC 7617).</param>
public sealed record BrokerUpdateConfig(string Url, string TunnelId, string User);
