using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config;

/// <summary>How the DMZ's IPv6 reaches the VPS: one kind per <see cref="UplinkMode"/>.</summary>
/// <param name="Mode">The kind.</param>
/// <param name="Mtu">Of the way from the VPS to the internet, bytes.</param>
/// <param name="Delegated">Prefixes that are routed to the VPS: /16 to /64, none overlaps another; empty: the VPS's own /64 takes their place.</param>
/// <param name="Update">How the far end learns the VPS's address; <see langword="null"/>: not from here.</param>
public abstract record UplinkConfig(UplinkMode Mode, int Mtu, ImmutableArray<IPNetwork> Delegated, BrokerUpdateConfig? Update = null)
{
    private protected const int EthernetMtu = 1500;

    internal static (string, UplinkMode)[] Words { get; } = [.. Enum.GetValues<UplinkMode>().Select(mode => (Word(mode), mode))];

    /// <summary>Prefixes whose packets come to the VPS for the inside.</summary>
    /// <param name="native">The VPS's native /64.</param>
    public ImmutableArray<IPNetwork> DelegatedPrefixes(IPNetwork native) => Delegated.IsEmpty ? [native] : Delegated;

    private static string Word(UplinkMode mode) => mode switch
    {
        UplinkMode.SixInFour => "6in4",
        UplinkMode.Routed => "routed",
        UplinkMode.Native64 => "native64",
    };

    internal static UplinkConfig Of(Draft draft) => draft.Mode.Value switch
    {
        UplinkMode.SixInFour => new SixInFourConfig(
            draft.BrokerAddress.Value, draft.ClientAddress.Value.Address, draft.ServerAddress.Value.Address, draft.ClientAddress.Value.Network, draft.DelegatedPrefixes.Value, draft.UplinkMtu.Value, draft.Update.Build()),
        UplinkMode.Routed => new RoutedConfig(draft.DelegatedPrefixes.Value),
        UplinkMode.Native64 => new Native64Config(draft.NdpProxy.Value),
    };
}

/// <summary>A tunnel from a broker (RFC 4213).</summary>
/// <param name="BrokerAddress">The broker's public IPv4 address.</param>
/// <param name="ClientAddress">The VPS's address on the tunnel link.</param>
/// <param name="ServerAddress">The broker's address on the tunnel link.</param>
/// <param name="Link">The link's /64.</param>
/// <param name="Delegated">Prefixes that the broker routes to the VPS.</param>
/// <param name="Mtu">Of the tunnel, bytes; at most the outer path's less 20.</param>
/// <param name="Update">How the broker learns the VPS's address.</param>
public sealed record SixInFourConfig(
    IPAddress BrokerAddress, IPAddress ClientAddress, IPAddress ServerAddress, IPNetwork Link, ImmutableArray<IPNetwork> Delegated, int Mtu, BrokerUpdateConfig? Update)
    : UplinkConfig(UplinkMode.SixInFour, Mtu, Delegated, Update);

/// <summary>A prefix that the provider routes to the VPS.</summary>
/// <param name="Delegated">Prefixes that the provider routes to the VPS.</param>
public sealed record RoutedConfig(ImmutableArray<IPNetwork> Delegated) : UplinkConfig(UplinkMode.Routed, EthernetMtu, Delegated);

/// <summary>The VPS's own /64: the VPS keeps single addresses, and hands the rest on to the DMZ.</summary>
/// <param name="NdpProxy">Whether the VPS answers its provider's neighbour solicitations (RFC 4861) for the whole /64, as it must
/// where the provider takes the /64 for on-link and doesn't route it.</param>
public sealed record Native64Config(bool NdpProxy) : UplinkConfig(UplinkMode.Native64, EthernetMtu, Delegated: []);

/// <summary>The modes; each is told apart here and in <c>Uplinks/</c>, and nowhere else.</summary>
public enum UplinkMode
{
    /// <summary>By a 6in4 tunnel (RFC 4213) from a broker; <c>6in4</c> in the configuration.</summary>
    SixInFour,

    /// <summary>The provider routes a prefix to the VPS; <c>routed</c>.</summary>
    Routed,

    /// <summary>The VPS has one /64 and nothing else, and hands it on; <c>native64</c>.</summary>
    Native64,
}
