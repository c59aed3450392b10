using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The 6in4 tunnel and the VPS's native addresses stay apart.</summary>
internal static class UplinkRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Broker(draft), .. Link(draft), .. Delegated(draft), .. SshFrom(draft)];

    private static IEnumerable<ConfigError> Broker(Draft draft)
    {
        if (draft.BrokerAddress.Is(out var broker) && draft.VpsIpv4.Is(out var vps) && broker.Equals(vps))
        {
            yield return draft.BrokerAddress.Wrong($"it is the VPS itself ({draft.VpsIpv4.Key})", "use the server address that the broker gives");
        }
    }

    private static IEnumerable<ConfigError> Link(Draft draft)
    {
        if (!draft.ClientAddress.Is(out var client))
        {
            yield break;
        }

        if (draft.VpsIpv6.Is(out var native) && native.Network == client.Network)
        {
            yield return draft.ClientAddress.Wrong($"it is in the VPS's native prefix {native.Network} ({draft.VpsIpv6.Key})", "use the client address inside the tunnel that the broker gives");
        }

        if (draft.ServerAddress.Is(out var server) && server.Network != client.Network)
        {
            yield return draft.ServerAddress.Wrong($"it is not in {client.Network}, the prefix of uplink.clientAddress", $"use the other end of the same link, e.g. {client.Network.At(1)}/64");
        }
        else if (server is not null && server.Address.Equals(client.Address))
        {
            yield return draft.ServerAddress.Wrong("both ends of the link have this address (uplink.clientAddress)", "use the server address inside the tunnel that the broker gives");
        }
    }

    private static IEnumerable<ConfigError> Delegated(Draft draft)
    {
        if (!draft.DelegatedPrefixes.Is(out var delegated))
        {
            yield break;
        }

        for (var i = 0; i < delegated.Length; i++)
        {
            foreach (var other in delegated[(i + 1)..].Where(other => other != delegated[i] && other.Overlaps(delegated[i])))
            {
                var (outer, inner) = other.Covers(delegated[i]) ? (other, delegated[i]) : (delegated[i], other);
                yield return draft.DelegatedPrefixes.Wrong($"{outer} covers {inner}", $"leave {inner} out");
            }

            if (draft.VpsIpv6.Is(out var native) && native.Network.Overlaps(delegated[i]))
            {
                yield return draft.DelegatedPrefixes.Wrong($"{delegated[i]} overlaps the VPS's native prefix {native.Network} ({draft.VpsIpv6.Key})", "use the prefixes that are routed to the VPS besides its own");
            }

            if (draft.ClientAddress.Is(out var client) && client.Network.Overlaps(delegated[i]))
            {
                yield return draft.DelegatedPrefixes.Wrong($"{delegated[i]} overlaps the tunnel's link {client.Network} (uplink.clientAddress)", "use the routed prefix, not the one of the tunnel");
            }
        }
    }

    /// <summary>A set of nftables refuses intervals that overlap.</summary>
    private static IEnumerable<ConfigError> SshFrom(Draft draft)
    {
        if (!draft.SshFrom.Is(out var prefixes))
        {
            yield break;
        }

        foreach (var inner in prefixes)
        {
            if (prefixes.Any(outer => outer != inner && outer.Covers(inner)))
            {
                var outer = prefixes.First(outer => outer != inner && outer.Covers(inner));
                yield return draft.SshFrom.Wrong($"{outer} covers {inner}", $"leave {inner} out, or {outer} if fewer are meant");
            }
        }
    }
}
