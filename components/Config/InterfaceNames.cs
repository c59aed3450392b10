namespace Ipv6Dmz.Config;

/// <summary>Names of the interfaces that the project makes on the machines.</summary>
public static class InterfaceNames
{
    /// <summary>The 6in4 tunnel on the VPS.</summary>
    public const string SixInFour = "he-ipv6";

    internal const string WireGuardOnVps = "wg-dmz";

    internal const string WireGuardOnRouter = "wg-vps";

    /// <summary>No interface of the machines' own may be called so.</summary>
    public static ImmutableArray<string> All { get; } = [SixInFour, WireGuardOnVps, WireGuardOnRouter];
}
