using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Config;

/// <summary>The public server.</summary>
/// <param name="Connection">How it is reached for the deployment.</param>
/// <param name="UplinkInterface">Its interface to the provider; <see langword="null"/>: found on the machine.</param>
/// <param name="Ipv4">The IPv4 address on that interface: source of NAT and of the 6in4 tunnel. Private only behind a provider's 1:1 NAT.</param>
/// <param name="Ipv6">Its own native IPv6 address.</param>
/// <param name="NativePrefix">The /64 that <paramref name="Ipv6"/> is in.</param>
/// <param name="SshFrom">Prefixes of either family that may reach its SSH; none covers another.</param>
/// <param name="SshPort">TCP port that its sshd listens on.</param>
public sealed record VpsConfig(
    ConnectionConfig Connection,
    string? UplinkInterface,
    IPAddress Ipv4,
    IPAddress Ipv6,
    IPNetwork NativePrefix,
    ImmutableArray<IPNetwork> SshFrom,
    int SshPort);
