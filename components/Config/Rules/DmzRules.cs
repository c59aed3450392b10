namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    // Those of this deployment's networks that an address is in: their keys, and how they are said.
    private IEnumerable<(string Key, string Said)> Inside(IPAddress address) =>
    [
        .. from field in new[] { TunnelSubnet, TunnelPrefix, Subnet, Prefix } where field.Is(out var network) && network.Contains(address) select (field.Key, $"{field.Value} ({field.Key})"),
        .. IsNative64 && VpsIpv6.Is(out var native) && native.Network.Contains(address) && !native.Address.Equals(address)
            ? [(VpsIpv6.Key, $"{native.Network} ({VpsIpv6.Key}), which with native64 is the DMZ")] : Array.Empty<(string, string)>(),
    ];

    private IEnumerable<ConfigError?> Dhcp()
    {
        if (!Subnet.Is(out var subnet) || !DhcpRange.Is(out var range))
        {
            return [];
        }

        var router = DmzNetworkConfig.RouterIn(subnet);
        var mend = $"use {router.Plus(1)}-{subnet.Last().Plus(-1)} or a part of it";
        return !subnet.Contains(range.First) || !subnet.Contains(range.Last)
            ? [DhcpRange.Wrong($"the range is not inside {subnet} (dmz.subnet)", mend)]
            : new (IPAddress Address, string What)[] { (subnet.BaseAddress, "the network's address"), (router, "the router's address"), (subnet.Last(), "the broadcast address") }
                .Where(taken => Networks.Compare(range.First, taken.Address) <= 0 && Networks.Compare(taken.Address, range.Last) <= 0)
                .Select(taken => DhcpRange.Wrong($"the range covers {taken.What} {taken.Address}", mend));
    }

    private IEnumerable<ConfigError?> Resolvers()
    {
        IPAddress?[] ofTheVps =
        [
            VpsIpv4.Is(out var ipv4) ? ipv4 : null, VpsIpv6.Is(out var ipv6) ? ipv6.Address : null,
            ClientAddress.Is(out var client) ? client.Address : null, EndpointAddress.Is(out var endpoint) ? endpoint : null,
        ];
        return from resolver in DnsUpstreams.Is(out var resolvers) ? resolvers : []
               from rule in Inside(resolver).Select(inside => $"inside {inside.Said}, where the router itself is the resolver")
                   .Concat(ofTheVps.Contains(resolver) ? ["the VPS, which offers no DNS"] : [])
               select DnsUpstreams.Wrong($"{resolver} is {rule}", "use a resolver on the internet");
    }

    private IEnumerable<ConfigError?> Interfaces() =>
    [
        HomeInterface.Is(out var home) && DmzInterface.Is(out var dmz) && home == dmz
            ? DmzInterface.Wrong("it is router.homeInterface too, so nothing would be isolated", "use the interface that the DMZ's switch is plugged into") : null,
    ];
}
