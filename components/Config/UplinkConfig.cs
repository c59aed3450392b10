namespace Ipv6Dmz.Config;

/// <summary>How the DMZ's IPv6 reaches the VPS: one kind per <see cref="UplinkMode"/>.</summary>
/// <param name="Mtu">Of the way from the VPS to the internet, bytes.</param>
/// <param name="Delegated">Prefixes that are routed to the VPS beside its own: /16 to /64, none overlaps another.</param>
/// <param name="Update">Tells the far end the VPS's address; null: not from here.</param>
public abstract record UplinkConfig(UplinkMode Mode, int Mtu, ImmutableArray<IPNetwork> Delegated, BrokerUpdateConfig? Update = null)
{
    private protected const int EthernetMtu = 1500;

    /// <summary>Prefixes whose packets come to the VPS for the inside.</summary>
    public virtual ImmutableArray<IPNetwork> DelegatedPrefixes(IPNetwork native) => Delegated;

    // A mode's word in the configuration, and how it is made of the values.
    internal static (string Word, Func<Draft, UplinkConfig> Of) Known(UplinkMode mode) => mode switch
    {
        UplinkMode.SixInFour => ("6in4", draft => new SixInFourConfig(
            draft.BrokerAddress.Value, draft.ClientAddress.Value.Address, draft.ServerAddress.Value.Address, draft.ClientAddress.Value.Network, draft.DelegatedPrefixes.Value, draft.UplinkMtu.Value, draft.Update)),
        UplinkMode.Routed => ("routed", draft => new RoutedConfig(draft.DelegatedPrefixes.Value)),
        UplinkMode.Native64 => ("native64", draft => new Native64Config(draft.NdpProxy.Value)),
    };
}

/// <summary>A tunnel from a broker (RFC 4213).</summary>
/// <param name="BrokerAddress">Public, IPv4.</param>
/// <param name="ClientAddress">The VPS's on the link.</param>
/// <param name="ServerAddress">The broker's on the link.</param>
/// <param name="Link">A /64.</param>
public sealed record SixInFourConfig(
    IPAddress BrokerAddress, IPAddress ClientAddress, IPAddress ServerAddress, IPNetwork Link, ImmutableArray<IPNetwork> Delegated, int Mtu, BrokerUpdateConfig? Update)
    : UplinkConfig(UplinkMode.SixInFour, Mtu, Delegated, Update);

/// <summary>Prefixes that the provider routes to the VPS.</summary>
public sealed record RoutedConfig(ImmutableArray<IPNetwork> Delegated) : UplinkConfig(UplinkMode.Routed, EthernetMtu, Delegated);

/// <summary>The VPS's own /64: the VPS keeps single addresses, and hands the rest on to the DMZ.</summary>
/// <param name="NdpProxy">Whether the VPS answers neighbour solicitations (RFC 4861) for the whole /64, as it must where the provider doesn't route it.</param>
public sealed record Native64Config(bool NdpProxy) : UplinkConfig(UplinkMode.Native64, EthernetMtu, Delegated: [])
{
    /// <inheritdoc/>
    public override ImmutableArray<IPNetwork> DelegatedPrefixes(IPNetwork native) => [native];
}

/// <summary>The modes: their values are made here, what they do stands in <c>Uplinks/</c>.</summary>
public enum UplinkMode
{
    /// <summary>A 6in4 tunnel (RFC 4213) from a broker.</summary>
    SixInFour,

    /// <summary>The provider routes a prefix to the VPS.</summary>
    Routed,

    /// <summary>The VPS has one /64 and hands it on.</summary>
    Native64,
}
