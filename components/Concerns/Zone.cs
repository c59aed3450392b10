using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

/// <summary>What public DNS is to say of the hosts that offer something, as lines of a zone's file (RFC 1035, 5). Every name is whole, so that a line means the same
/// wherever it is put.</summary>
public static class Zone
{
    /// <summary>Seconds for which others remember it.</summary>
    public const int Ttl = 3600;

    /// <summary>Names of A, AAAA and SRV records, under <c>dns.zone</c>.</summary>
    public static IEnumerable<ZoneRecord> Forward(Plan plan) => plan.Dns is not { Zone: var zone } ? [] :
    [
        .. plan.Hosts.Where(IsPublic).SelectMany(host => Addresses($"{host.Given.Name}.{zone}.", HasA(plan, host) ? Public(plan) : null, host.Ipv6)),
        .. Offered(plan).Any() ? Addresses($"{DmzConfig.VpsName}.{zone}.", Public(plan), plan.Vps.Ipv6) : [],
        .. plan.Hosts.SelectMany(host => host.Services.Where(service => IsAlike(plan, host, service)).SelectMany(service => Found(zone, host.Given.Name, service))),
        .. Offered(plan).SelectMany(service => Found(zone, DmzConfig.VpsName, service)),
    ];

    /// <summary>PTR records of the addresses in the DMZ's /64.</summary>
    public static IEnumerable<ZoneRecord> Reverse(Plan plan) => plan.Dns is not { Zone: var zone } ? [] :
    [
        .. from host in plan.Hosts where IsPublic(host) select new ZoneRecord(ReverseName(host.Ipv6), "PTR", $"{host.Given.Name}.{zone}."),
        .. Offered(plan).Any() && plan.Dmz.Prefix.Contains(plan.Vps.Ipv6) ? [new ZoneRecord(ReverseName(plan.Vps.Ipv6), "PTR", $"{DmzConfig.VpsName}.{zone}.")] : Array.Empty<ZoneRecord>(),
    ];

    /// <summary>The zone that <see cref="Reverse"/> stands in: that of the /64 (RFC 3596, 2.5).</summary>
    public static string ReverseZone(Plan plan) => ReverseName(plan.Dmz.Prefix.BaseAddress)[32..];

    /// <summary>Both, for people: what goes into which zone, and what has no record and why; empty without a zone.</summary>
    public static string Text(Plan plan) => plan.Dns is not { Zone: var zone } ? "" : string.Join('\n', [$"; Into the zone {zone}.", .. ForwardLines(plan), $"; Into the zone {ReverseZone(plan)}", .. Reverse(plan).Select(record => $"{record}")]);

    /// <summary>What goes into the zone's file.</summary>
    public static IEnumerable<string> ForwardLines(Plan plan) =>
    [
        .. Public(plan) is null ? ["; No A: vps.ipv4 is private, and the provider knows the public one."] : Array.Empty<string>(),
        .. Forward(plan).Select(record => $"{record}"),
        .. from host in plan.Hosts
           from service in host.Services
           where IsFound(service) && !IsAlike(plan, host, service)
           select $"; No SRV for {service.Name} of {host.Given.Name}: it has port {service.Ports} by IPv6 and {(service.Ipv4 is { } forward ? $"{forward}" : "none")} by IPv4, and a record says one for both.",
    ];

    // Home and the VPS know the hosts without it.
    private static bool IsPublic(HostPlan host) => host.Services.Any(service => service.From.FromOutside);

    private static bool HasA(Plan plan, HostPlan host) => Public(plan) is not null && host.Services.Any(service => service.Ipv4 is not null);

    // By each address of the host's name there is the service, at one port.
    private static bool IsAlike(Plan plan, HostPlan host, ServiceConfig service) => !HasA(plan, host) || service.Ipv4 == service.Ports;

    private static IPAddress? Public(Plan plan) => plan.Vps.Ipv4.IsPrivate() ? null : plan.Vps.Ipv4;

    private static IEnumerable<ServiceConfig> Offered(Plan plan) => plan.VpsServices.Where(service => service.Enabled);

    private static IEnumerable<ZoneRecord> Addresses(string name, IPAddress? ipv4, IPAddress ipv6) =>
        [.. ipv4 is null ? Array.Empty<ZoneRecord>() : [new ZoneRecord(name, "A", $"{ipv4}")], new(name, "AAAA", $"{ipv6}")];

    // Several hosts with the same service are alternatives of one rank.
    private static IEnumerable<ZoneRecord> Found(string zone, string host, ServiceConfig service) =>
        IsFound(service) ? [new($"_{WellKnown(service)}._{service.Protocol}.{zone}.", "SRV", $"0 1 {service.Ports} {host}.{zone}.")] : [];

    private static bool IsFound(ServiceConfig service) => service.From.Internet && service.Ports.Count == 1 && WellKnown(service) is not null;

    // A host can't have two services of one name: dns and dns-tcp, sip and sip-tcp.
    private static string? WellKnown(ServiceConfig service) =>
        SrvNames.Has(service.Name, service.Protocol) ? service.Name
        : service.Name.EndsWith($"-{service.Protocol}", StringComparison.Ordinal) && service.Name[..^4] is var name && SrvNames.Has(name, service.Protocol) ? name
        : null;

    private static string ReverseName(IPAddress address) =>
        string.Concat(address.GetAddressBytes().Reverse().Select(value => $"{value & 15:x}.{value >> 4:x}.")) + "ip6.arpa.";
}
