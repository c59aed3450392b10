using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The 6in4 tunnel and the VPS's native addresses stay apart.</summary>
internal static class UplinkRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Ends(draft), .. Delegated(draft), .. SshFrom(draft)];

    private static IEnumerable<ConfigError> Ends(Draft draft)
    {
        var (broker, client, server) = (draft.BrokerAddress, draft.ClientAddress, draft.ServerAddress);
        return new[]
        {
            broker.Is(out var far) && draft.VpsIpv4.Is(out var vps) && far.Equals(vps)
                ? broker.Wrong($"it is the VPS itself ({draft.VpsIpv4.Key})", "use the server address that the broker gives") : null,
            client.Is(out var near) && draft.VpsIpv6.Is(out var native) && native.Network == near.Network
                ? client.Wrong($"it is in the VPS's native prefix {native.Network} ({draft.VpsIpv6.Key})", "use the client address inside the tunnel that the broker gives") : null,
            near is null || !server.Is(out var other) ? null
                : other.Network != near.Network ? server.Wrong($"it is not in {near.Network}, the prefix of uplink.clientAddress", $"use the other end of the same link, e.g. {near.Network.At(1)}/64")
                : other.Address.Equals(near.Address) ? server.Wrong("both ends of the link have this address (uplink.clientAddress)", "use the server address inside the tunnel that the broker gives")
                : null,
        }.OfType<ConfigError>();
    }

    private static IEnumerable<ConfigError> Delegated(Draft draft)
    {
        var (field, delegated) = (draft.DelegatedPrefixes, draft.DelegatedPrefixes.Is(out var prefixes) ? prefixes : []);
        var native = draft.VpsIpv6.Is(out var vps) ? vps.Network : default(IPNetwork?);
        var link = draft.ClientAddress.Is(out var client) ? client.Network : default(IPNetwork?);
        return
        [
            .. from outer in delegated from inner in delegated where outer != inner && outer.Covers(inner) select field.Wrong($"{outer} covers {inner}", $"leave {inner} out"),
            .. from prefix in delegated where native?.Overlaps(prefix) == true
               select field.Wrong($"{prefix} overlaps the VPS's native prefix {native} ({draft.VpsIpv6.Key})", "use the prefixes that are routed to the VPS besides its own"),
            .. from prefix in delegated where link?.Overlaps(prefix) == true
               select field.Wrong($"{prefix} overlaps the tunnel's link {link} (uplink.clientAddress)", "use the routed prefix, not the one of the tunnel"),
        ];
    }

    /// <summary>A set of nftables refuses intervals that overlap.</summary>
    private static IEnumerable<ConfigError> SshFrom(Draft draft) =>
        from inner in draft.SshFrom.Is(out var prefixes) ? prefixes : []
        let outer = prefixes.Where(outer => outer != inner && outer.Covers(inner)).Select(outer => (IPNetwork?)outer).FirstOrDefault()
        where outer is not null
        select draft.SshFrom.Wrong($"{outer} covers {inner}", $"leave {inner} out, or {outer} if fewer are meant");
}
