using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

// Maps of nftables from services to verdicts and addresses: an element a service and not a rule, so that the rules are as many for one host as for thousands.
// Ranges stand apart: with them among the others, an older nft(8) takes minutes to check a long list.
internal static class ServiceMap
{
    // By the address's lower half, which a change of the prefix leaves alone.
    public const string To6 = "ip6 daddr & ::ffff:ffff:ffff:ffff . meta l4proto . th dport";
    public const string To4 = "ip daddr . meta l4proto . th dport";
    public const string From6 = "ip6 saddr & ::ffff:ffff:ffff:ffff . meta l4proto . th sport";
    public const string From4 = "ip saddr . meta l4proto . th sport";
    public const string ToThis = "meta l4proto . th dport";

    public static IEnumerable<string> Verdicts6(string name, IEnumerable<(HostPlan Host, ServiceConfig Service)> services, Func<ServiceConfig, string> verdict) =>
        Verdicts(name, "ipv6_addr . ", services.Select(each => ($"{each.Host.Given.InterfaceId} . ", each.Service)), verdict);

    // By its own address: the VPS's has been translated already.
    public static IEnumerable<string> Verdicts4(string name, IEnumerable<(HostPlan Host, ServiceConfig Service)> services, Func<ServiceConfig, string> verdict) =>
        Verdicts(name, "ipv4_addr . ", services.Select(each => ($"{each.Host.Given.Ipv4} . ", each.Service)), verdict);

    public static IEnumerable<string> Verdicts(string name, IEnumerable<ServiceConfig> services, Func<ServiceConfig, string> verdict) =>
        Verdicts(name, "", services.Select(service => ("", service)), verdict);

    public static IEnumerable<string> Of(string name, string type, bool ranges, IEnumerable<string> elements) => !elements.Any() ? [] :
    [
        $"map {name} {{", $"\ttype {type}", .. ranges ? ["\tflags interval"] : Array.Empty<string>(), "\telements = {", .. elements.Select(element => $"\t\t{element},"), "\t}", "}",
    ];

    // Lines of a chain; what nothing is in is not there.
    public static IEnumerable<string> Lookups(string key, string map, string[] maps) => There([map, $"{map}_ranges"], maps).Select(name => $"{key} vmap @{name}");

    public static IEnumerable<string> There(string[] names, string[] maps) => names.Where(name => maps.Contains($"map {name} {{"));

    private static IEnumerable<string> Verdicts(string name, string address, IEnumerable<(string Host, ServiceConfig Service)> services, Func<ServiceConfig, string> verdict)
    {
        var type = $"{address}inet_proto . inet_service : verdict";
        var elements = services.ToLookup(each => each.Service.Ports.Count > 1, each => $"{each.Host}{each.Service.Protocol} . {each.Service.Ports} : {verdict(each.Service)}");
        return [.. Of(name, type, false, elements[false]), .. Of($"{name}_ranges", type, true, elements[true])];
    }
}
