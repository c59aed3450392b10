using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Uplinks;

/// <summary>One class for each mode.</summary>
public static class UplinkModes
{
    /// <summary>The configured mode's.</summary>
    public static Uplink Of(UplinkConfig config) => config.Mode switch
    {
        UplinkMode.SixInFour => SixInFour.Of((SixInFourConfig)config),
        UplinkMode.Routed => Routed.Uplink,
        UplinkMode.Native64 => Native64.Of((Native64Config)config),
    };
}
