using System.Globalization;

namespace Ipv6Dmz.Lab.Cloud;

/// <summary>What the lab's cloud has to give: the first ones are those that world's provider routes to the VPS.</summary>
public static class CloudAddresses
{
    public const string Ipv4Gateway = "198.18.0.1";

    public const string Ipv6Gateway = "fe80::1";

    public static string Ipv4(int place) => string.Create(CultureInfo.InvariantCulture, $"198.18.0.{10 + place}");

    /// <summary>Without its length, which is 64.</summary>
    public static string Network(int place) => string.Create(CultureInfo.InvariantCulture, $"2001:db8:0:{0x98 + place:x}::");
}
