namespace Ipv6Dmz.Config;

/// <summary>The DMZ router at home.</summary>
/// <param name="SshPort">That its sshd listens on.</param>
/// <param name="HomeMtu">Of the home's way to the internet, bytes.</param>
public sealed record RouterConfig(
    ConnectionConfig Connection,
    RouterWay Via,
    bool TunnelSsh,
    int SshPort,
    string HomeInterface,
    int HomeMtu,
    string DmzInterface);
