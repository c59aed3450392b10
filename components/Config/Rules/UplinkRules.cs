using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    private IEnumerable<ConfigError?> TunnelEnds() =>
    [
        BrokerAddress.Is(out var far) && VpsIpv4.Is(out var vps) && far.Equals(vps)
            ? BrokerAddress.Wrong($"it is the VPS itself ({VpsIpv4.Key})", "use the server address that the broker gives") : null,
        ClientAddress.Is(out var near) && VpsIpv6.Is(out var native) && native.Network == near.Network
            ? ClientAddress.Wrong($"it is in the VPS's native prefix {native.Network} ({VpsIpv6.Key})", "use the client address inside the tunnel that the broker gives") : null,
        near is null || !ServerAddress.Is(out var other) ? null
            : other.Network != near.Network ? ServerAddress.Wrong($"it is not in {near.Network}, the prefix of uplink.clientAddress", $"use the other end of the same link, e.g. {near.Network.At(1)}/64")
            : other.Address.Equals(near.Address) ? ServerAddress.Wrong("both ends of the link have this address (uplink.clientAddress)", "use the server address inside the tunnel that the broker gives")
            : null,
    ];

    private IEnumerable<ConfigError?> Delegation() => Covered(DelegatedPrefixes, "").Concat(
        from prefix in DelegatedPrefixes.Is(out var prefixes) ? prefixes : []
        from taken in new (Field<InterfaceAddress> By, string What, string Mend)[]
        {
            (VpsIpv6, "the VPS's native prefix", "use the prefixes that are routed to the VPS besides its own"), (ClientAddress, "the tunnel's link", "use the routed prefix, not the one of the tunnel"),
        }
        where taken.By.Is(out var address) && address.Network.Overlaps(prefix)
        select DelegatedPrefixes.Wrong($"{prefix} overlaps {taken.What} {taken.By.Value.Network} ({taken.By.Key})", taken.Mend));

    // A set of nftables refuses intervals that overlap.
    private static IEnumerable<ConfigError?> Covered(Field<ImmutableArray<IPNetwork>> field, string fewer) =>
        from inner in field.Is(out var prefixes) ? prefixes : []
        from outer in prefixes.Where(outer => outer != inner && outer.Covers(inner)).Take(1)
        select field.Wrong($"{outer} covers {inner}", $"leave {inner} out{(fewer == "" ? "" : $", or {outer}{fewer}")}");

    private IEnumerable<ConfigError?> UpdateKeys() => Together(UpdateUrl, UpdateTunnel, UpdateUser, UpdateKey);

    private IEnumerable<ConfigError?> DnsUpdateKeys() =>
        Zone.IsUnset && DnsServer.Is(out _) ? [Zone.Wrong($"{DnsServer.Key} is set, and there is no zone to change there", $"set it, or remove {DnsServer.Key}")] : Together(DnsServer, DnsKey, DnsSecret);

    private static IEnumerable<ConfigError?> Together(params Field<string?>[] all)
    {
        var (missing, set) = (all.Where(field => field.IsUnset).ToList(), all.Where(field => field.Is(out _)).ToList());
        return set.Count == 0 || set.Count + missing.Count < all.Length ? [] :
            from field in missing
            let key = ConfigKeys.ByName[field.Key]
            select field.Wrong($"needed with {set[0].Key}", $"set it{(key.IsSecret ? $" with `{key.Command}`" : $", e.g. {key.Example}")}, or remove {string.Join(", ", set.Select(other => other.Key))}");
    }
}
