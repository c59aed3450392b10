namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    private IEnumerable<ConfigError?> Subnets() =>
    [
        Delegated(TunnelPrefix, Prefix, neighbourIsFirst: false), Delegated(Prefix, TunnelPrefix, neighbourIsFirst: true), Apart(TunnelSubnet), Apart(Subnet),
        Subnet.Is(out var dmz) && TunnelSubnet.Is(out var tunnel) && dmz.Overlaps(tunnel)
            ? Subnet.Wrong($"it overlaps {tunnel} (wireguard.tunnelSubnet)", "use another private subnet for one of the two") : null,
    ];

    private ConfigError? Delegated(Field<IPNetwork> field, Field<IPNetwork> neighbour, bool neighbourIsFirst)
    {
        if (!field.Is(out var prefix) || !DelegatedPrefixes.Is(out var delegated))
        {
            return null;
        }

        var taken = neighbour.Is(out var used) ? used : default(IPNetwork?);
        var rule = VpsIpv6.Is(out var native) && native.Network == prefix ? $"it is the VPS's native prefix ({VpsIpv6.Key}), which its provider doesn't route"
            : ClientAddress.Is(out var client) && client.Network == prefix ? "it is the prefix of the tunnel's link (uplink.clientAddress)"
            : !delegated.Any(whole => whole.Covers(prefix)) ? $"it is outside the delegated {string.Join(", ", delegated)} (uplink.delegatedPrefixes)"
            : neighbourIsFirst && taken == prefix ? $"it is taken by {neighbour.Key}"
            : null;
        var free = delegated.SelectMany(FirstTwo).Where(candidate => candidate != prefix && candidate != taken).Select(candidate => $"use {candidate}");
        return rule is null ? null : field.Wrong(rule, free.FirstOrDefault("ask for a larger prefix, since two /64 are needed, or use uplink.mode native64"));
    }

    // Of its /64: enough to find one that the other network doesn't use.
    private static IEnumerable<IPNetwork> FirstTwo(IPNetwork prefix)
    {
        var first = new IPNetwork(prefix.BaseAddress, 64);
        return prefix.PrefixLength == 64 ? [first] : [first, new(first.Last().Plus(1), 64)];
    }

    private ConfigError? Apart(Field<IPNetwork> field) =>
        field.Is(out var subnet) && VpsIpv4.Is(out var vps) && subnet.Contains(vps) ? field.Wrong($"the VPS's address {vps} is in it ({VpsIpv4.Key})", "use another private subnet") : null;
}
