using System.Net;
using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>What hosts in the DMZ are told, and the router's two sides.</summary>
internal static class DmzRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Dhcp(draft), .. Resolvers(draft), .. Interfaces(draft)];

    private static IEnumerable<ConfigError> Dhcp(Draft draft)
    {
        if (!draft.Subnet.Is(out var subnet) || !draft.DhcpRange.Is(out var range))
        {
            yield break;
        }

        var mend = $"use {subnet.At(2)}-{new IPNetwork(subnet.Last(), 32).At(-1)} or a part of it";
        if (!subnet.Contains(range.First) || !subnet.Contains(range.Last))
        {
            yield return draft.DhcpRange.Wrong($"the range is not inside {subnet} (dmz.subnet)", mend);
            yield break;
        }

        foreach (var (address, what) in new[] { (subnet.BaseAddress, "the network's address"), (subnet.At(1), "the router's address"), (subnet.Last(), "the broadcast address") })
        {
            if (Networks.Compare(range.First, address) <= 0 && Networks.Compare(address, range.Last) <= 0)
            {
                yield return draft.DhcpRange.Wrong($"the range covers {what} {address}", mend);
            }
        }
    }

    private static IEnumerable<ConfigError> Resolvers(Draft draft)
    {
        if (!draft.DnsUpstreams.Is(out var resolvers))
        {
            yield break;
        }

        foreach (var resolver in resolvers)
        {
            foreach (var field in new[] { draft.TunnelPrefix, draft.Prefix })
            {
                if (field.Is(out var prefix) && prefix.Contains(resolver))
                {
                    yield return draft.DnsUpstreams.Wrong($"{resolver} is inside {prefix} ({field.Key}), where the router itself is the resolver", "use a resolver on the internet");
                }
            }

            if (draft.IsNative64 && draft.VpsIpv6.Is(out var handedOn) && handedOn.Network.Contains(resolver) && !handedOn.Address.Equals(resolver))
            {
                yield return draft.DnsUpstreams.Wrong($"{resolver} is inside {handedOn.Network} ({draft.VpsIpv6.Key}), which with native64 is the DMZ", "use a resolver on the internet");
            }

            if ((draft.VpsIpv4.Is(out var ipv4) && ipv4.Equals(resolver)) || (draft.VpsIpv6.Is(out var ipv6) && ipv6.Address.Equals(resolver))
                || (draft.ClientAddress.Is(out var client) && client.Address.Equals(resolver))
                || (draft.EndpointAddress.Is(out var endpoint) && endpoint.Equals(resolver)))
            {
                yield return draft.DnsUpstreams.Wrong($"{resolver} is the VPS, which offers no DNS", "use a resolver on the internet");
            }
        }
    }

    private static IEnumerable<ConfigError> Interfaces(Draft draft)
    {
        if (draft.HomeInterface.Is(out var home) && draft.DmzInterface.Is(out var dmz) && home == dmz)
        {
            yield return draft.DmzInterface.Wrong("it is router.homeInterface too, so nothing would be isolated", "use the interface that the DMZ's switch is plugged into");
        }
    }
}
