using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Planning;

/// <summary>The DMZ router's two sides.</summary>
/// <param name="HomeInterface">Towards the home LAN: WireGuard's packets leave here, nothing from the DMZ ever does.</param>
/// <param name="DmzInterface">Towards the DMZ switch.</param>
/// <param name="SshPort">TCP port that its sshd listens on.</param>
/// <param name="TunnelSsh">Whether the VPS may reach it through the tunnel.</param>
public sealed record RouterPlan(string HomeInterface, string DmzInterface, int SshPort, bool TunnelSsh);
