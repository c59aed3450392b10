namespace Ipv6Dmz.Config;

/// <summary>The VPS's own /64, handed on to the DMZ.</summary>
/// <param name="NdpProxy">Whether the VPS answers its provider's neighbour solicitations (RFC 4861) for the whole /64, as it must
/// where the provider takes the /64 for on-link and doesn't route it.</param>
public sealed record Native64Config(bool NdpProxy) : UplinkConfig
{
    /// <inheritdoc/>
    public override UplinkMode Mode => UplinkMode.Native64;
}
