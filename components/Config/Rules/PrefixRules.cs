using System.Net;
using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The tunnel's and the DMZ's networks: inside what is delegated, apart from each other and from everything else.</summary>
internal static class PrefixRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) =>
        [.. Delegation(draft, draft.TunnelPrefix, null), .. Delegation(draft, draft.Prefix, draft.TunnelPrefix), .. Subnets(draft)];

    private static IEnumerable<ConfigError> Delegation(Draft draft, Field<IPNetwork> field, Field<IPNetwork>? other)
    {
        if (!field.Is(out var prefix) || !draft.DelegatedPrefixes.Is(out var delegated))
        {
            yield break;
        }

        if (draft.VpsIpv6.Is(out var native) && native.Network == prefix)
        {
            yield return field.Wrong($"it is the VPS's native prefix ({draft.VpsIpv6.Key}), which its provider doesn't route", Free());
        }
        else if (draft.ClientAddress.Is(out var client) && client.Network == prefix)
        {
            yield return field.Wrong("it is the prefix of the tunnel's link (uplink.clientAddress)", Free());
        }
        else if (!delegated.Any(whole => whole.Covers(prefix)))
        {
            yield return field.Wrong($"it is outside the delegated {string.Join(", ", delegated)} (uplink.delegatedPrefixes)", Free());
        }
        else if (other is not null && other.Is(out var taken) && taken == prefix)
        {
            yield return field.Wrong($"it is taken by {other.Key}", Free());
        }

        string Free()
        {
            var neighbour = ReferenceEquals(field, draft.Prefix) ? draft.TunnelPrefix : draft.Prefix;
            var free = delegated.SelectMany(FirstTwo).Where(candidate => candidate != prefix && !(neighbour.Is(out var used) && used == candidate)).ToList();
            return free.Count > 0 ? $"use {free[0]}" : "ask for a larger prefix, since two /64 are needed, or use uplink.mode native64 for a VPS with one /64";
        }
    }

    /// <summary>The first two /64 of a prefix: enough to find one that the other network doesn't use.</summary>
    private static IEnumerable<IPNetwork> FirstTwo(IPNetwork prefix)
    {
        var first = new IPNetwork(prefix.BaseAddress, 64);
        return prefix.PrefixLength == 64 ? [first] : [first, Networks.Around(new IPNetwork(first.Last(), 128).At(1), 64)];
    }

    private static IEnumerable<ConfigError> Subnets(Draft draft)
    {
        foreach (var field in new[] { draft.TunnelSubnet, draft.Subnet })
        {
            if (field.Is(out var subnet) && draft.VpsIpv4.Is(out var vps) && subnet.Contains(vps))
            {
                yield return field.Wrong($"the VPS's address {vps} is in it ({draft.VpsIpv4.Key})", "use another private subnet");
            }
        }

        if (draft.Subnet.Is(out var dmz) && draft.TunnelSubnet.Is(out var tunnel) && dmz.Overlaps(tunnel))
        {
            yield return draft.Subnet.Wrong($"it overlaps {tunnel} (wireguard.tunnelSubnet)", "use another private subnet for one of the two");
        }
    }
}
