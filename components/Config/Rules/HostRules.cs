namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    // With native64 the router's end, the tunnel's ends and one more are in the DMZ's /64.
    private static readonly IPNetwork OfTheProgram = IPNetwork.Parse("::d:0/125");

    // Interface identifiers that no host has, and why. (RFC 2526, 2; RFC 5214, 6.1)
    private static readonly (IPNetwork Ids, string Rule)[] OfNobody =
    [
        (IPNetwork.Parse("::fdff:ffff:ffff:ff80/121"), "the last 128 with this beginning belong to groups of machines (RFC 2526)"),
        (IPNetwork.Parse("::0:5efe:0:0/96"), "it means a tunnel to an IPv4 address (RFC 5214)"),
    ];

    private FreeAddresses? Free => Subnet.Is(out var subnet) && DhcpRange.Is(out var range) && !Dhcp().Any() ? new(subnet, range.First, range.Last) : null;

    private IEnumerable<HostDraft> InTheDmz => Hosts.Hosts.Where(host => host.Name != HostDraft.Vps);

    // A forward would take what comes to them away.
    private (string Protocol, int Port, string Whose)[] OfTheVps =>
    [
        ("tcp", IsHCloud ? HCloudConfig.SshPort : VpsSshPort.Is(out var port) ? port.Value : VpsConnection.Port.Is(out var dialled) ? dialled : 0, "its SSH's (vps.sshPort)"),
        ("udp", ListenPort.Is(out var listen) ? listen : 0, "WireGuard's (wireguard.listenPort)"), ("udp", 68, "its DHCP client's"),
    ];

    private IEnumerable<ConfigError?> HostErrors() =>
    [
        .. Hosts.Errors, .. InTheDmz.SelectMany(Addressed), .. Addresses4(),
        // With slaac it is the Ethernet address that is there twice.
        .. Twice(
            InTheDmz.DistinctBy(host => host.BySlaac && host.Mac!.Is(out var mac) ? mac : host.Name),
            host => host.Id() is { } id ? ServiceGrammar.Identifier(id) : null, host => host.InterfaceId!, "interface identifier", ""),
        .. Twice(InTheDmz, host => host.Mac!.Is(out var mac) ? mac : null, host => host.Mac!, "Ethernet address", ""), .. Hosts.Hosts.SelectMany(Offered), .. Forwards(),
    ];

    private IEnumerable<ConfigError?> Addressed(HostDraft host)
    {
        yield return Domain.Is(out var domain) && $"{host.Name}.{domain}" is { Length: > Names.LongestDomain } whole
            ? host.Wrong($"with {Domain.Key} its whole name has {whole.Length} characters, and DNS allows {Names.LongestDomain}", "give it a shorter one") : null;
        var router = DmzNetworkConfig.RouterIn(IPNetwork.Parse("::/64"));
        yield return host.BySlaac && host.Mac!.IsUnset ? host.InterfaceId!.Wrong("slaac makes it from the Ethernet address, and mac is not set", "set mac, or use auto or an identifier such as ::10") : null;
        yield return host.Id() is not { } id ? null
            : OfNobody.FirstOrDefault(reserved => reserved.Ids.Contains(id)) is { Rule: { } rule } ? host.InterfaceId!.Wrong(rule, "use another one, e.g. ::10")
            : !IsNative64 ? id.Equals(router) ? host.InterfaceId!.Wrong("it is the router's", "use another one, e.g. ::10") : null
            : OfTheProgram.Contains(id) ? host.InterfaceId!.Wrong("with native64 the router and the tunnel take it", "use another one, e.g. ::10")
            : VpsIpv6.Is(out var vps) && Networks.LowerHalf(vps.Address).Equals(id) ? host.InterfaceId!.Wrong($"with native64 it is the VPS's ({VpsIpv6.Key})", "use another one, e.g. ::10")
            : null;
        if (host.Egress!.Is(out var egress))
        {
            yield return host.Mac!.IsUnset ? host.Egress.Wrong("the router knows whose packets they are by the Ethernet address, and mac is not set", "set mac, or leave egress out") : null;
            foreach (var covered in Covered(new(host.Egress.Key, "", new Leaf<ImmutableArray<IPNetwork>>(egress.Value, [])), ""))
            {
                yield return covered is null ? null : host.Egress.Wrong(covered.Rule, covered.Mend);
            }
        }

        if (!host.Ipv4!.Is(out var given) || Free is not { } free)
        {
            yield break;
        }

        var mend = free.Count > 0 ? $"use auto or another one, e.g. {free[0]}" : "make dmz.dhcpRange smaller";
        yield return !free.Subnet.Contains(given) ? host.Ipv4.Wrong($"it is not in {free.Subnet} (dmz.subnet)", mend)
            : given.Equals(free.Subnet.BaseAddress) ? host.Ipv4.Wrong("it is the network's address", mend)
            : given.Equals(free.Subnet.Last()) ? host.Ipv4.Wrong("it is the broadcast address", mend)
            : given.Equals(DmzNetworkConfig.RouterIn(free.Subnet)) ? host.Ipv4.Wrong("it is the router's", mend)
            : Networks.Compare(given, free.RangeFirst) >= 0 && Networks.Compare(given, free.RangeLast) <= 0
                ? host.Ipv4.Wrong("DHCP may have given it to another host (dmz.dhcpRange)", mend)
            : null;
    }

    private IEnumerable<ConfigError?> Addresses4()
    {
        if (Free is not { } free)
        {
            return [];
        }

        var twice = Twice(InTheDmz, host => host.AddressIn(free), host => host.Ipv4!, "IPv4 address", free.All.Except(InTheDmz.Select(host => host.AddressIn(free)).OfType<IPAddress>()).Take(1).Select(address => $", e.g. {address}").FirstOrDefault(""));
        return InTheDmz.Where(host => host.Ipv4!.IsUnset && free.Count <= 0).Select(host => host.Ipv4!.Wrong($"no address of {free.Subnet} (dmz.subnet) is free outside dmz.dhcpRange", "make dmz.dhcpRange smaller")).Concat(twice);
    }

    private static IEnumerable<ConfigError> Twice<T>(
        IEnumerable<HostDraft> hosts, Func<HostDraft, object?> value, Func<HostDraft, Field<T?>> field, string what, string example) where T : class =>
        from same in hosts.Where(host => value(host) is not null).GroupBy(host => value(host)!)
        where same.Skip(1).Any()
        let first = same.First()
        from other in same.Skip(1)
        select field(other).Wrong($"host {first.Name} has the {what} {same.Key}, too", $"give one of the two another{example}");

    private IEnumerable<ConfigError?> Offered(HostDraft host)
    {
        foreach (var service in host.Services)
        {
            yield return service.Ipv4.Is(out var forward) && service.Ports.Is(out var ports) && forward.Value.First > 0 && forward.Value.Count != ports.Count
                ? service.Ipv4.Wrong($"it is {forward.Value.Count} port(s), and ports is {ports.Count}", $"use same, or as many: {forward.Value.First}{(ports.Count > 1 ? $"-{forward.Value.First + ports.Count - 1}" : "")}") : null;
            if (!service.From.Is(out var from))
            {
                continue;
            }

            yield return service.Forwarded is not null && !from.AnyOf(ipv6: false)
                ? service.Ipv4.Wrong("nobody who may come (from) comes by the VPS's IPv4 address", "leave it out, or add an IPv4 prefix to from") : null;
            yield return from.FromOutside || host.Name == HostDraft.Vps ? null
                : service.Rate.Is(out _) ? service.Rate.Wrong("it counts on the VPS who comes from outside, and nobody of those may come (from)", "leave it out, or add to from")
                : service.Connections.Is(out _) ? service.Connections.Wrong("the VPS counts those from outside, and nobody of those may come (from)", "leave it out, or add to from")
                : null;
            yield return host.Name == HostDraft.Vps ? from.Home ? service.From.Wrong("home reaches the VPS as anybody on the internet does", "use internet, or the prefix that home has on the internet") : !from.AnyOf(ipv6: false) && !from.AnyOf(ipv6: true) ? service.From.Wrong("the VPS reaches its own services without the list", "name who else may come") : null
                : service.Ipv4.IsUnset && !from.Vps && !from.Home && !from.AnyOf(ipv6: true) ? service.From.Wrong("those come by IPv4 alone, and the service has no port of the VPS's IPv4 address", "set ipv4, or add an IPv6 prefix")
                : null;
            foreach (var covered in Covered(new(service.From.Key, "", new Leaf<ImmutableArray<IPNetwork>>(from.Prefixes, [])), ""))
            {
                yield return covered is null ? null : service.From.Wrong(covered.Rule, covered.Mend);
            }

            // They come to the VPS's own services.
            foreach (var prefix in host.Name == HostDraft.Vps ? [] : from.Prefixes)
            {
                foreach (var (_, inside) in Inside(prefix.BaseAddress).Intersect(Inside(prefix.Last())))
                {
                    yield return service.From.Wrong(
                        $"{prefix} is inside {inside}, from where nobody comes by the VPS", "use vps for the VPS; hosts of the DMZ reach each other without the list");
                }
            }
        }

        // The VPS's own are among the ports of its address.
        var own = host.Name == HostDraft.Vps ? [] : host.Services.Where(service => service.Ports.Is(out _));
        foreach (var error in Overlapping(own.Select(service => (service, service.Ports.Value, service.Ports)), ""))
        {
            yield return error;
        }

        foreach (var same in host.Services.Where(service => service.Name.Is(out _)).GroupBy(service => service.Name.Value))
        {
            foreach (var service in same.Skip(1))
            {
                yield return service.Name.Wrong($"another service of {host.Name} has the name", "give one of the two another");
            }
        }
    }

    // Of the VPS's IPv4 address.
    private IEnumerable<ConfigError?> Forwards()
    {
        var services = Hosts.Hosts.SelectMany(host => host.Services.Select(service => (Host: host, Service: service))).Where(each => each.Service.Protocol.Is(out _)).ToArray();
        var ports = services.SelectMany(each => each.Host.Name == HostDraft.Vps
            ? each.Service.Ports.Is(out var own) ? [(each.Service, own, (Field<Ports>?)each.Service.Ports, each.Service.Ports.Key)] : []
            : each.Service.Forwarded is { } forward ? [(each.Service, forward, null, each.Service.Ipv4.Key)] : Array.Empty<(ServiceDraft, Ports, Field<Ports>?, string)>()).ToArray();
        foreach (var (service, taken, field, key) in ports)
        {
            foreach (var (protocol, port, whose) in OfTheVps.Where(own => own.Protocol == service.Protocol.Value && taken.First <= own.Port && own.Port <= taken.Last))
            {
                var rule = $"port {port} of the VPS is {whose}";
                yield return field?.Wrong(rule, "use another port") ?? service.Ipv4.Wrong(rule, $"use another port, e.g. {taken.First + 2000}");
            }
        }

        var fields = ports.Select(each => (each.Item1, each.Item2, each.Item3 ?? new Field<Ports>(each.Item4, $"{each.Item2}", each.Item2)));
        foreach (var error in Overlapping(fields, " of the VPS's address", IsSaidOfPorts))
        {
            yield return error;
        }
    }

    // Where a host's own ports overlap, that is said of them, and not again of the forwards to them.
    private static bool IsSaidOfPorts(ServiceDraft one, ServiceDraft other) => one.Host == other.Host && one.Host != HostDraft.Vps
        && one.Ports.Value.First <= other.Ports.Value.Last && other.Ports.Value.First <= one.Ports.Value.Last;

    // Sorted, each is held against the one before it that reaches furthest.
    private static IEnumerable<ConfigError> Overlapping(
        IEnumerable<(ServiceDraft Service, Ports Ports, Field<Ports> Field)> all, string where, Func<ServiceDraft, ServiceDraft, bool>? isSaid = null)
    {
        foreach (var protocol in all.Where(each => each.Service.Protocol.Is(out _)).GroupBy(each => each.Service.Protocol.Value))
        {
            (ServiceDraft Service, Ports Ports, Field<Ports> Field)? furthest = null;
            foreach (var each in protocol.OrderBy(each => each.Ports.First).ThenBy(each => each.Service.Path, StringComparer.Ordinal))
            {
                if (furthest is { } other && each.Ports.First <= other.Ports.Last && isSaid?.Invoke(each.Service, other.Service) != true)
                {
                    yield return each.Field.Wrong($"{other.Service.Path} has {protocol.Key} {other.Ports}{where}, too", "give one of the two another port");
                }

                furthest = furthest is { } before && before.Ports.Last >= each.Ports.Last ? before : each;
            }
        }
    }
}
