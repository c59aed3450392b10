namespace Ipv6Dmz.Config;

/// <summary>How the DMZ's IPv6 reaches the VPS.</summary>
public enum UplinkMode
{
    /// <summary>By a 6in4 tunnel (RFC 4213) from a broker; <c>6in4</c> in the configuration.</summary>
    SixInFour,

    /// <summary>The provider routes a prefix to the VPS; <c>routed</c>.</summary>
    Routed,

    /// <summary>The VPS has one /64 and nothing else, and hands it on; <c>native64</c>.</summary>
    Native64,
}
