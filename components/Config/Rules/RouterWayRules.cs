using System.Net;
using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>What has to hold for the VPS to be the router's jump host.</summary>
internal static class RouterWayRules
{
    public static IEnumerable<ConfigError> Check(Draft draft)
    {
        if (!draft.RouterVia.Is(out var via) || via != RouterWay.Vps)
        {
            yield break;
        }

        var (key, router) = (draft.RouterVia.Key, draft.RouterConnection);
        var prefix = draft.TunnelPrefix.Is(out var ipv6) ? ipv6 : (IPNetwork?)null;
        if (router.Host.Is(out var host) && draft.TunnelSubnet.Is(out var subnet) && (prefix is not null || !draft.TunnelPrefix.Counts))
        {
            string[] addresses = [$"{subnet.At(2)}", .. prefix is { } known ? new[] { $"{known.At(2)}" } : []];
            if (!addresses.Contains(host))
            {
                yield return router.Host.Wrong($"with {key} vps it is the router's address inside the tunnel", $"use {string.Join(" or ", addresses)}, or {key} direct");
            }
        }

        if (router.Port.Is(out var port) && draft.RouterSshPort.Is(out var listens) && port != listens)
        {
            yield return router.Port.Wrong($"with {key} vps no forward stands between, and sshd listens on {listens} (router.sshPort)", $"use {listens}");
        }

        if (router.JumpHost.Is(out _))
        {
            yield return router.JumpHost.Wrong($"with {key} vps the VPS is the jump host", $"remove router.connection.jump, or use {key} direct");
        }

        if (draft.VpsConnection.JumpHost.Is(out _))
        {
            yield return draft.RouterVia.Wrong("the VPS has a jump host itself (vps.connection.jump.host), and there can be only one on the way", "use direct, or reach the VPS without one");
        }

        if (draft.TunnelSsh.Is(out var open) && !open)
        {
            yield return draft.TunnelSsh.Wrong($"with {key} vps the deployment comes in by the tunnel", "use open, and run `pulumi up` with it once before via is vps: until then the router lets nobody in");
        }
    }
}
