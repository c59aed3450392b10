namespace Ipv6Dmz.Config;

/// <summary>The DMZ router at home.</summary>
/// <param name="TunnelSsh">Whether the VPS may reach its SSH through the tunnel.</param>
/// <param name="SshPort">That its sshd listens on.</param>
/// <param name="HomeMtu">MTU of the home's way to the internet, bytes: 1500, or 1492 with PPPoE.</param>
public sealed record RouterConfig(
    ConnectionConfig Connection,
    RouterWay Via,
    bool TunnelSsh,
    int SshPort,
    string HomeInterface,
    int HomeMtu,
    string DmzInterface);
