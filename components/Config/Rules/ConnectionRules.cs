using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The deployment can't come in by a network that it makes itself: it isn't there yet, or its SSH is closed.</summary>
internal static class ConnectionRules
{
    /// <summary>Through the VPS the router is where the tunnel is: <see cref="RouterWayRules"/> says which address.</summary>
    public static IEnumerable<ConfigError> Check(Draft draft) =>
    [
        .. Check(draft, draft.VpsConnection.Host),
        .. draft.RouterVia.Is(out var via) && via == RouterWay.Vps ? [] : Check(draft, draft.RouterConnection.Host),
    ];

    private static IEnumerable<ConfigError> Check(Draft draft, Field<string> host)
    {
        if (!host.Is(out var text) || !IPAddress.TryParse(text, out var address))
        {
            yield break;
        }

        foreach (var made in new[] { draft.TunnelSubnet, draft.TunnelPrefix, draft.Subnet, draft.Prefix })
        {
            if (made.Is(out var network) && network.Contains(address))
            {
                var isRouter = host == draft.RouterConnection.Host && made != draft.Subnet && made != draft.Prefix && address.Equals(network.At(2));
                yield return host.Wrong(
                    $"it is inside {network} ({made.Key}), which this deployment makes and closes to SSH",
                    $"use an address that the machine has without it{(isRouter ? ", or router.connection.via vps" : "")}");
            }
        }

        if (draft.IsHandedOn(address))
        {
            yield return host.Wrong($"it is inside {draft.VpsIpv6.Value.Network} ({draft.VpsIpv6.Key}), which with native64 is the DMZ", "use an address that the machine has without this deployment");
        }

        if (draft.ClientAddress.Is(out var client) && client.Network.Contains(address))
        {
            yield return host.Wrong($"it is inside {client.Network} ({draft.ClientAddress.Key}), and SSH doesn't come in by the broker's tunnel", "use vps.ipv4, vps.ipv6 or a name");
        }

        if (draft.EndpointAddress.Is(out var endpoint) && endpoint.Equals(address))
        {
            yield return host.Wrong("it is wireguard.endpointAddress, which this deployment adds", "use vps.ipv4, vps.ipv6 or a name");
        }
    }
}
