namespace Ipv6Dmz.Config;

/// <summary>Ports that a cloud's firewall before the VPS has to let in for services.</summary>
/// <param name="Sources">Prefixes, separated by commas.</param>
public sealed record CloudOpening(string Protocol, Ports Ports, string Sources)
{
    /// <summary>So many fit beside the three rules that are always there: Hetzner's firewall has 50 at most.</summary>
    public const int Most = 47;

    /// <summary>Those of all services that are on, each once. Such a firewall doesn't know the hosts behind the VPS: a port opens for all of them.</summary>
    public static IEnumerable<CloudOpening> Of(IEnumerable<HostConfig> hosts, IEnumerable<ServiceConfig> vps) =>
        hosts.SelectMany(host => host.Services).Where(service => service.Enabled).SelectMany(OfHost)
            .Concat(from service in vps where service.Enabled select new CloudOpening(service.Protocol, service.Ports, From(service, ipv6: null)))
            .Where(opening => opening.Sources != "").Distinct();

    private static CloudOpening[] OfHost(ServiceConfig service) => service.Ipv4 == service.Ports
        ? [new(service.Protocol, service.Ports, From(service, ipv6: null))]
        : [new(service.Protocol, service.Ports, From(service, ipv6: true)), .. service.Ipv4 is { } forward ? [new(service.Protocol, forward, From(service, ipv6: false))] : Array.Empty<CloudOpening>()];

    private static string From(ServiceConfig service, bool? ipv6) => string.Join(',', service.From.Internet
        ? new[] { "0.0.0.0/0", "::/0" }.Where(all => ipv6 is null || ipv6 == all.Contains(':'))
        : service.From.Prefixes.Where(prefix => ipv6 is null || ipv6 == prefix.IsIpv6()).Select(prefix => $"{prefix}"));
}
