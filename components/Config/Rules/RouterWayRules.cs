using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>Conditions for the VPS to be the router's jump host.</summary>
internal static class RouterWayRules
{
    public static IEnumerable<ConfigError> Check(Draft draft)
    {
        var (key, router) = ($"with {draft.RouterVia.Key} vps", draft.RouterConnection);
        return draft.RouterVia.Is(out var via) && via == RouterWay.Vps ? new[]
        {
            InTheTunnel(draft) is { } addresses && router.Host.Is(out var host) && !addresses.Contains(host)
                ? router.Host.Wrong($"{key} it is the router's address inside the tunnel", $"use {string.Join(" or ", addresses)}, or {draft.RouterVia.Key} direct") : null,
            router.Login.Port.Is(out var port) && draft.RouterSshPort.Is(out var listens) && port != listens
                ? router.Login.Port.Wrong($"{key} no forward stands between, and sshd listens on {listens} (router.sshPort)", $"use {listens}") : null,
            router.JumpHost.Is(out _)
                ? router.JumpHost.Wrong($"{key} the VPS is the jump host", $"remove router.connection.jump, or use {draft.RouterVia.Key} direct") : null,
            draft.VpsConnection.JumpHost.Is(out _)
                ? draft.RouterVia.Wrong("the VPS has a jump host itself (vps.connection.jump.host), and there can be only one on the way", "use direct, or reach the VPS without one") : null,
            draft.TunnelSsh.Is(out var open) && !open
                ? draft.TunnelSsh.Wrong($"{key} the deployment comes in by the tunnel", "use open, and run `pulumi up` with it once before via is vps: until then the router lets nobody in") : null,
        }.OfType<ConfigError>() : [];
    }

    /// <summary>The router's addresses in the tunnel; <see langword="null"/>: what they hang on is wrong.</summary>
    private static string[]? InTheTunnel(Draft draft) =>
        !draft.TunnelSubnet.Is(out var subnet) ? null
        : draft.TunnelPrefix.Is(out var prefix) ? [$"{subnet.At(2)}", $"{prefix.At(2)}"]
        : draft.TunnelPrefix.Counts ? null
        : [$"{subnet.At(2)}"];
}
