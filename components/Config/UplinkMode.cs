namespace Ipv6Dmz.Config;

/// <summary>How the delegated prefixes reach the VPS.</summary>
public enum UplinkMode
{
    /// <summary>By a 6in4 tunnel (RFC 4213) from a broker; <c>6in4</c> in the configuration.</summary>
    SixInFour,
}
