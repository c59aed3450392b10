using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>DHCP's range and the resolvers, and the router's two sides.</summary>
internal static class DmzRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Dhcp(draft), .. Resolvers(draft), .. Interfaces(draft)];

    private static IEnumerable<ConfigError> Dhcp(Draft draft)
    {
        if (!draft.Subnet.Is(out var subnet) || !draft.DhcpRange.Is(out var range))
        {
            return [];
        }

        var mend = $"use {subnet.At(2)}-{new IPNetwork(subnet.Last(), 32).At(-1)} or a part of it";
        return !subnet.Contains(range.First) || !subnet.Contains(range.Last)
            ? [draft.DhcpRange.Wrong($"the range is not inside {subnet} (dmz.subnet)", mend)]
            : new (IPAddress Address, string What)[] { (subnet.BaseAddress, "the network's address"), (subnet.At(1), "the router's address"), (subnet.Last(), "the broadcast address") }
                .Where(taken => Networks.Compare(range.First, taken.Address) <= 0 && Networks.Compare(taken.Address, range.Last) <= 0)
                .Select(taken => draft.DhcpRange.Wrong($"the range covers {taken.What} {taken.Address}", mend));
    }

    private static IEnumerable<ConfigError> Resolvers(Draft draft)
    {
        IPAddress?[] ofTheVps =
        [
            draft.VpsIpv4.Is(out var ipv4) ? ipv4 : null, draft.VpsIpv6.Is(out var ipv6) ? ipv6.Address : null,
            draft.ClientAddress.Is(out var client) ? client.Address : null, draft.EndpointAddress.Is(out var endpoint) ? endpoint : null,
        ];
        return from resolver in draft.DnsUpstreams.Is(out var resolvers) ? resolvers : []
               from rule in new[] { draft.TunnelPrefix, draft.Prefix }
                   .Select(field => field.Is(out var prefix) && prefix.Contains(resolver) ? $"{resolver} is inside {prefix} ({field.Key}), where the router itself is the resolver" : null)
                   .Append(draft.IsHandedOn(resolver) ? $"{resolver} is inside {ipv6!.Network} ({draft.VpsIpv6.Key}), which with native64 is the DMZ" : null)
                   .Append(ofTheVps.Contains(resolver) ? $"{resolver} is the VPS, which offers no DNS" : null)
                   .OfType<string>()
               select draft.DnsUpstreams.Wrong(rule, "use a resolver on the internet");
    }

    private static IEnumerable<ConfigError> Interfaces(Draft draft) =>
        draft.HomeInterface.Is(out var home) && draft.DmzInterface.Is(out var dmz) && home == dmz
            ? [draft.DmzInterface.Wrong("it is router.homeInterface too, so nothing would be isolated", "use the interface that the DMZ's switch is plugged into")]
            : [];
}
