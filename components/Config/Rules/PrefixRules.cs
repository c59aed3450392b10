using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The tunnel's and the DMZ's networks: inside what is delegated, apart from each other and from everything else.</summary>
internal static class PrefixRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => new[]
    {
        Delegation(draft, draft.TunnelPrefix, draft.Prefix, isTaken: false), Delegation(draft, draft.Prefix, draft.TunnelPrefix, isTaken: true), Apart(draft, draft.TunnelSubnet), Apart(draft, draft.Subnet),
        draft.Subnet.Is(out var dmz) && draft.TunnelSubnet.Is(out var tunnel) && dmz.Overlaps(tunnel)
            ? draft.Subnet.Wrong($"it overlaps {tunnel} (wireguard.tunnelSubnet)", "use another private subnet for one of the two") : null,
    }.OfType<ConfigError>();

    /// <param name="draft">All values.</param>
    /// <param name="field">The one that is looked at.</param>
    /// <param name="neighbour">The other network of the two.</param>
    /// <param name="isTaken">Whether the neighbour comes first.</param>
    private static ConfigError? Delegation(Draft draft, Field<IPNetwork> field, Field<IPNetwork> neighbour, bool isTaken)
    {
        if (!field.Is(out var prefix) || !draft.DelegatedPrefixes.Is(out var delegated))
        {
            return null;
        }

        var taken = neighbour.Is(out var used) ? used : default(IPNetwork?);
        var rule = draft.VpsIpv6.Is(out var native) && native.Network == prefix ? $"it is the VPS's native prefix ({draft.VpsIpv6.Key}), which its provider doesn't route"
            : draft.ClientAddress.Is(out var client) && client.Network == prefix ? "it is the prefix of the tunnel's link (uplink.clientAddress)"
            : !delegated.Any(whole => whole.Covers(prefix)) ? $"it is outside the delegated {string.Join(", ", delegated)} (uplink.delegatedPrefixes)"
            : isTaken && taken == prefix ? $"it is taken by {neighbour.Key}"
            : null;
        var free = delegated.SelectMany(FirstTwo).Where(candidate => candidate != prefix && candidate != taken).Select(candidate => $"use {candidate}");
        return rule is null ? null : field.Wrong(rule, free.FirstOrDefault("ask for a larger prefix, since two /64 are needed, or use uplink.mode native64 for a VPS with one /64"));
    }

    /// <summary>The first two /64 of a prefix: enough to find one that the other network doesn't use.</summary>
    private static IEnumerable<IPNetwork> FirstTwo(IPNetwork prefix)
    {
        var first = new IPNetwork(prefix.BaseAddress, 64);
        return prefix.PrefixLength == 64 ? [first] : [first, Networks.Around(new IPNetwork(first.Last(), 128).At(1), 64)];
    }

    private static ConfigError? Apart(Draft draft, Field<IPNetwork> field) => field.Is(out var subnet) && draft.VpsIpv4.Is(out var vps) && subnet.Contains(vps)
        ? field.Wrong($"the VPS's address {vps} is in it ({draft.VpsIpv4.Key})", "use another private subnet")
        : null;
}
