namespace Ipv6Dmz.Config;

/// <summary>A stack's whole configuration, parsed and valid. Holds no secret.</summary>
public sealed record DmzConfig(
    VpsConfig Vps,
    UplinkConfig Uplink,
    WireGuardConfig WireGuard,
    DmzNetworkConfig Dmz,
    RouterConfig Router);
