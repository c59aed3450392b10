namespace Ipv6Dmz.Lab.Probes;

/// <summary>Where packets are watched, from the first probe to the last.</summary>
internal static class Captures
{
    /// <summary>The router's cable to the home LAN.</summary>
    public const string Home = "home";

    /// <summary>The router's cable to the DMZ.</summary>
    public const string Dmz = "dmz";

    /// <summary>The VPS's cable to its provider.</summary>
    public const string Provider = "provider";

    /// <summary>The broker's end of the 6in4 tunnel.</summary>
    public const string Broker = "broker";

    /// <summary>The internet server's interface; ICMP only.</summary>
    public const string Server = "server";

    /// <summary>The provider's interface to the VPS.</summary>
    public const string VpsCable = "vps";

    public static IReadOnlyList<Capture> All { get; } =
    [
        new(Home, "homelan", "router"),
        new(Dmz, "dmzlan", "router"),
        new(Provider, Places.Provider, VpsCable),
        new(Broker, Places.Broker, "he-vps"),
        new(Server, Places.Server, "eth0", "icmp or icmp6"),
    ];
}
