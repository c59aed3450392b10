namespace Ipv6Dmz.Lab.Probes;

/// <summary>The addresses of the lab's world that don't come from the plan: see the drawing in World/world.sh.</summary>
internal static class Internet
{
    public const string ServerIpv6 = "2001:db8:0:80::80";
    public const string ServerIpv4 = "198.51.100.80";
    public const int ServerPort = 7000;

    /// <summary>A name with addresses that no resolver takes for private, as it does the documentation prefixes of the lab's servers.</summary>
    public const string Name = "public.example.net";
    public const string NameIpv6 = "3fff:0:80::80";
    public const string NameIpv4 = "198.18.80.80";

    /// <summary>A name on the internet whose addresses are the home PC's: an attack by DNS rebinding.</summary>
    public const string RebindingName = "rebinding.example.net";

    /// <summary>What a mail server asks a DNS block list (RFC 5782).</summary>
    public const string ListedName = "2.0.0.127.list.example.net";

    public const string StrangerIpv6 = "2001:db8:0:80::66";
    public const string StrangerIpv4 = "198.51.100.66";

    public const string CoreTowardsProvider4 = "100.64.0.1";
    public const string CoreTowardsBroker6 = "2001:db8:0:b0::1";
    public const string CoreTowardsProvider6 = "2001:db8:0:f0::1";
    public const string ProviderIpv6 = "2001:db8:0:f0::2";
    public const string ProviderIpv4 = "198.18.0.1";

    public const string HomeGatewayIpv4 = "192.0.2.2";
    public const string HomeGatewayIpv6 = "2001:db8:0:a0::2";
    public const string HomeRouterIpv4 = "192.168.1.1";
    public const string HomeRouterIpv6 = "2001:db8:0:a1::1";
    public const string HomePcIpv4 = "192.168.1.20";

    public const string Metadata = "169.254.169.254";
}
