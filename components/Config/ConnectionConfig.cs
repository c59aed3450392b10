namespace Ipv6Dmz.Config;

/// <summary>How a machine is reached by SSH. Its private key stays with Pulumi's secrets and is not held here.</summary>
/// <param name="Host">Address or DNS name.</param>
/// <param name="Port">TCP port to connect to; behind a forward it differs from the one that sshd listens on.</param>
/// <param name="User">Login name: root, or one that runs commands as root.</param>
/// <param name="HostKey">The machine's public key as a line of authorized_keys (sshd(8)); <see langword="null"/>: not verified.</param>
public sealed record ConnectionConfig(string Host, int Port, string User, string? HostKey);
