namespace Ipv6Dmz.Config;

/// <summary>A stack's whole configuration, parsed and valid. Holds no secret.</summary>
/// <param name="Vps">The VPS.</param>
/// <param name="Uplink">How IPv6 reaches it.</param>
/// <param name="WireGuard">The tunnel.</param>
/// <param name="Dmz">The network behind the router.</param>
/// <param name="Router">The router.</param>
/// <param name="ConfirmWithin">Seconds that a machine waits for a change to be confirmed before it goes back.</param>
/// <param name="Samples">Keys whose values have an address in them that is set aside for examples.</param>
public sealed record DmzConfig(
    VpsConfig Vps,
    UplinkConfig Uplink,
    WireGuardConfig WireGuard,
    DmzNetworkConfig Dmz,
    RouterConfig Router,
    int ConfirmWithin,
    ImmutableArray<string> Samples);
