namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    // RFC 8200, section 5.
    private const int LeastMtu = 1280;

    private IEnumerable<ConfigError?> Endpoint() =>
    [
        VpsIpv6.Is(out var native) ? EndpointIn(native.Network, native.Address) : null,
        Family == Config.EndpointFamily.Ipv6 && IsNative64
            ? EndpointFamily.Wrong("with native64 the VPS's /64 lies inside the tunnel", "use ipv4 or auto")
        : Family == Config.EndpointFamily.Ipv4 && VpsIpv4.Is(out var ipv4) && ipv4.IsPrivate()
            ? EndpointFamily.Wrong($"the router can't reach the private address {ipv4} ({VpsIpv4.Key})", "use a VPS with a public IPv4 address or, but for native64, ipv6")
        : null,
        EndpointName.Is(out var name) && Domain.Is(out var domain) && $".{name}".EndsWith($".{domain}")
            ? EndpointName.Wrong($"names under {domain} (dmz.domain) are known inside the DMZ alone", "use a name that the internet's DNS knows") : null,
    ];

    private ConfigError? EndpointIn(IPNetwork native, IPAddress vps)
    {
        var usual = WireGuardConfig.EndpointIn(native);
        ConfigError Wrong(string rule) => EndpointAddress.Wrong(rule, $"use an unused address of {native}, e.g. {(usual.Equals(vps) ? usual.Plus(1) : usual)}");
        return EndpointAddress.IsUnset && Family == Config.EndpointFamily.Ipv6 && vps.Equals(usual) ? Wrong($"{vps} is the VPS's own address (vps.ipv6)")
            : !EndpointAddress.Is(out var endpoint) ? null
            : !native.Contains(endpoint) ? Wrong($"it is not in the VPS's native prefix {native} (vps.ipv6)")
            : endpoint.Equals(vps) ? Wrong("it is the VPS's own address (vps.ipv6)")
            : endpoint.Equals(native.BaseAddress) ? Wrong(Networks.FirstIsRouters)
            : null;
    }

    private IEnumerable<ConfigError?> Mtu()
    {
        if (Family is not { } family || !HomeMtu.Is(out var home))
        {
            return [];
        }

        var overhead = WireGuardConfig.Overhead(family);
        var most = home - overhead;
        return
        [
            most < LeastMtu ? HomeMtu.Wrong($"less WireGuard's {overhead} bytes it leaves {most}, and IPv6 needs {LeastMtu}", $"use {LeastMtu + overhead} or more")
                : WireGuardMtu.Is(out var mtu) && mtu > most ? WireGuardMtu.Wrong($"router.homeMtu {home} less WireGuard's {overhead} bytes is {most}", $"use auto or at most {most}")
                : null,
        ];
    }
}
