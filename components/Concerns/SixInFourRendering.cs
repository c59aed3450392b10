using Ipv6Dmz.Planning;
using static Ipv6Dmz.Rendering.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>The 6in4 tunnel on the VPS, as lines of ip(8).</summary>
public static class SixInFourRendering
{
    /// <summary>The concern on the VPS.</summary>
    public static Concern Vps(SixInFourPlan uplink)
    {
        return new("sixinfour",
        [
            new("sixinfour.ip", $"""
                {Header}
                link add dev {uplink.Interface} mtu {uplink.Mtu} type sit remote {uplink.Remote} local {uplink.Local} ttl 64
                link set dev {uplink.Interface} up
                -6 address add {uplink.ClientAddress}/{uplink.Link.PrefixLength} dev {uplink.Interface}

                """),
        ]);
    }
}
