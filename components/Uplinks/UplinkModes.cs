using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Uplinks;

/// <summary>One class for each mode.</summary>
public static class UplinkModes
{
    /// <summary>The configured mode's.</summary>
    public static Uplink Of(UplinkConfig config) => config.Mode switch
    {
        UplinkMode.SixInFour => new SixInFour((SixInFourConfig)config),
        UplinkMode.Routed => new Routed(),
        UplinkMode.Native64 => new Native64((Native64Config)config),
    };
}
