namespace Ipv6Dmz.Config;

/// <summary>The addresses that the provider gave the VPS.</summary>
/// <param name="Ipv4">Source of NAT and of the 6in4 tunnel. Private only behind a provider's 1:1 NAT.</param>
/// <param name="NativePrefix">The /64 that Ipv6 is in.</param>
public sealed record VpsAddresses(IPAddress Ipv4, IPAddress Ipv6, IPNetwork NativePrefix)
{
    /// <summary>Those of a server in Hetzner's cloud, which takes the first address of its /64.</summary>
    public static VpsAddresses InHCloud(string ipv4, string network) => new(IPAddress.Parse(ipv4), IPNetwork.Parse(network).At(1), IPNetwork.Parse(network));
}
