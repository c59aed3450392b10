namespace Ipv6Dmz.Config;

/// <summary>The DMZ router at home.</summary>
/// <param name="Connection">How it is reached for the deployment.</param>
/// <param name="Via">Which way the deployment takes.</param>
/// <param name="TunnelSsh">Whether the VPS may reach its SSH through the tunnel.</param>
/// <param name="SshPort">TCP port that its sshd listens on.</param>
/// <param name="HomeInterface">Its interface to the home LAN.</param>
/// <param name="HomeMtu">MTU of the way from there to the internet, bytes: 1500, or 1492 with PPPoE.</param>
/// <param name="DmzInterface">Its interface to the DMZ.</param>
public sealed record RouterConfig(
    ConnectionConfig Connection,
    RouterWay Via,
    bool TunnelSsh,
    int SshPort,
    string HomeInterface,
    int HomeMtu,
    string DmzInterface);
