using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    private bool IsViaVps => RouterVia.Is(out var via) && via == RouterWay.Vps;

    private IEnumerable<IPAddress> RouterInTunnel => new[] { TunnelSubnet, TunnelPrefix }.Where(link => link.Is(out _)).Select(link => WireGuardConfig.RouterIn(link.Value));

    // The deployment can't come in by a network that it makes itself: it isn't there yet, or its SSH is closed.
    private IEnumerable<ConfigError?> Reachable() =>
        from host in IsViaVps ? [VpsConnection.Host] : new[] { VpsConnection.Host, RouterConnection.Host }
        where host.Is(out var text) && IPAddress.TryParse(text, out _)
        from error in Reachable(host, IPAddress.Parse(host.Value!))
        select error;

    private IEnumerable<ConfigError?> Reachable(Field<string?> host, IPAddress address) =>
    [
        .. from made in Inside(address)
           let viaVps = host == RouterConnection.Host && RouterInTunnel.Contains(address) ? ", or router.connection.via vps" : ""
           select host.Wrong($"it is inside {made.Said}, which this deployment makes and closes to SSH", $"use an address that the machine has without it{viaVps}"),
        ClientAddress.Is(out var client) && client.Network.Contains(address)
            ? host.Wrong($"it is inside {client.Network} ({ClientAddress.Key}), and SSH doesn't come in by the broker's tunnel", "use vps.ipv4, vps.ipv6 or a name") : null,
        EndpointAddress.Is(out var endpoint) && endpoint.Equals(address)
            ? host.Wrong("it is wireguard.endpointAddress, which this deployment adds", "use vps.ipv4, vps.ipv6 or a name") : null,
    ];

    private static IEnumerable<ConfigError?> Logins(ConnectionDraft machine)
    {
        var (host, idle) = (machine.Jump.Host, new[] { machine.Jump.HostKey, machine.Jump.PrivateKey, machine.Jump.Agent }.FirstOrDefault(field => field.Is(out _))?.Key);
        return
        [
            OneWay(machine), host.Is(out _) ? OneWay(machine.Jump) : null,
            host.IsUnset && idle is not null ? host.Wrong($"{idle} is set, and there is no jump host that it is for", $"set {host.Key}, or remove {idle}") : null,
        ];
    }

    private static ConfigError? OneWay(ConnectionDraft login)
    {
        var (key, agent) = (login.PrivateKey, login.Agent);
        return key.IsUnset && agent.IsUnset ? key.Wrong(
                $"one of {key.Key} and {agent.Key} is needed to log in",
                $"set it with `{ConfigKeys.ByName[key.Key].Command}`, or `pulumi config set --path {agent.Key} auto` for a running agent")
            : key.Is(out _) && agent.Is(out _) ? agent.Wrong($"{key.Key} is set too, and only one of them can be meant", "remove one of the two")
            : null;
    }

    private IEnumerable<ConfigError?> ThroughTheVps()
    {
        var (via, router) = ($"with {RouterVia.Key} vps", RouterConnection);
        var addresses = RouterInTunnel.Select(address => $"{address}").ToList();
        return !IsViaVps ? [] :
        [
            TunnelSubnet.Is(out _) && TunnelPrefix.Is(out _) == TunnelPrefix.Counts && router.Host.Is(out var host) && !addresses.Contains(host)
                ? router.Host.Wrong($"{via} it is the router's address inside the tunnel", $"use {string.Join(" or ", addresses)}, or {RouterVia.Key} direct") : null,
            router.Port.Is(out var port) && RouterSshPort.Is(out var listens) && port != listens
                ? router.Port.Wrong($"{via} no forward stands between, and sshd listens on {listens} (router.sshPort)", $"use {listens}") : null,
            router.Jump.Host.Is(out _)
                ? router.Jump.Host.Wrong($"{via} the VPS is the jump host", $"remove router.connection.jump, or use {RouterVia.Key} direct") : null,
            VpsConnection.Jump.Host.Is(out _)
                ? RouterVia.Wrong("the VPS has a jump host itself (vps.connection.jump.host), and only one is possible", "use direct, or reach the VPS without one") : null,
            TunnelSsh.Is(out var open) && !open
                ? TunnelSsh.Wrong($"{via} the deployment comes in by the tunnel", "use open, and run `pulumi up` with it once before via is vps") : null,
        ];
    }
}
