using System.Net;
using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>The deployment can't come in by a network that it makes itself: it isn't there yet, or its SSH is closed.</summary>
internal static class ConnectionRules
{
    public static IEnumerable<ConfigError> Check(Draft draft)
    {
        // Through the VPS the router is where the tunnel is: RouterWayRules says which address.
        var viaVps = draft.RouterVia.Is(out var via) && via == RouterWay.Vps;
        foreach (var host in viaVps ? [draft.VpsConnection.Host] : new[] { draft.VpsConnection.Host, draft.RouterConnection.Host })
        {
            if (!host.Is(out var text) || !IPAddress.TryParse(text, out var address))
            {
                continue;
            }

            foreach (var made in new[] { draft.TunnelSubnet, draft.TunnelPrefix, draft.Subnet, draft.Prefix })
            {
                if (made.Is(out var network) && network.Contains(address))
                {
                    yield return host.Wrong($"it is inside {network} ({made.Key}), which this deployment makes and closes to SSH",
                        host == draft.RouterConnection.Host && IsRouterInTunnel(draft, address) ? "use an address that the machine has without it, or router.connection.via vps" : "use an address that the machine has without it");
                }
            }

            if (draft.IsNative64 && draft.VpsIpv6.Is(out var native) && native.Network.Contains(address) && !native.Address.Equals(address))
            {
                yield return host.Wrong($"it is inside {native.Network} ({draft.VpsIpv6.Key}), which with native64 is the DMZ", "use an address that the machine has without this deployment");
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

    private static bool IsRouterInTunnel(Draft draft, IPAddress address) =>
        (draft.TunnelSubnet.Is(out var subnet) && subnet.At(2).Equals(address)) || (draft.TunnelPrefix.Is(out var prefix) && prefix.At(2).Equals(address));
}
