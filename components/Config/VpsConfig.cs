using System.Collections.Immutable;
using System.Net;

namespace Ipv6Dmz.Config;

/// <summary>The public server.</summary>
/// <param name="Connection">How it is reached for the deployment.</param>
/// <param name="UplinkInterface">Its interface to the provider; <see langword="null"/>: found on the machine.</param>
/// <param name="Addresses">Its addresses on that interface.</param>
/// <param name="SshFrom">Prefixes of either family that may reach its SSH; none covers another.</param>
/// <param name="SshPort">TCP port that its sshd listens on.</param>
public sealed record VpsConfig(
    ConnectionConfig Connection,
    string? UplinkInterface,
    VpsAddresses Addresses,
    ImmutableArray<IPNetwork> SshFrom,
    int SshPort);
