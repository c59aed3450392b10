namespace Ipv6Dmz.Config;

/// <summary>What the internet may open towards DMZ hosts.</summary>
public enum Exposure
{
    /// <summary>Nothing but replies and the ICMPv6 that RFC 4890 asks for.</summary>
    Closed,

    /// <summary>Everything: each host is its own firewall.</summary>
    Open,
}
