namespace Ipv6Dmz.Lab.Probes;

/// <summary>Addresses that the machines gave themselves.</summary>
/// <exception cref="ProbeException">From each property: there is no such address. In a filter or a question nothing would look like silence.</exception>
public sealed class Facts
{
    private readonly Dictionary<string, string> values;

    private Facts(Dictionary<string, string> values) => this.values = values;

    public static Facts None { get; } = Parse("");

    public string HostIpv6 => Of("host6", "dmzhost has no global IPv6 address");

    public string HostIpv4 => Of("host4", "dmzhost has no IPv4 address");

    /// <summary>dmzhost's address of the same family as another.</summary>
    public string HostOf(string other) => other.Contains(':', StringComparison.Ordinal) ? HostIpv6 : HostIpv4;

    public string Host2Ipv6 => Of("second6", "dmzhost2 has no global IPv6 address");

    public string Host2Ipv4 => Of("second4", "dmzhost2 has no IPv4 address");

    public string HomePcIpv6 => Of("pc6", "the home PC has no global IPv6 address");

    public string RouterHomeIpv6 => Of("home6", "the router has no global IPv6 address at home");

    public string RouterHomeIpv4 => Of("home4", "the router has no IPv4 address at home");

    public string RouterHomeLinkLocal => Of("home_ll", "the router has no link-local address at home");

    public string RouterHomeMac => Of("home_mac", "the router has no interface at home");

    public string RouterDmzLinkLocal => Of("dmz_ll", "the router has no link-local address in the DMZ");

    public string VpsMac => Of("vps_mac", "the VPS has no uplink");

    public string VpsLinkLocal => Of("vps_ll", "the VPS has no link-local address on its uplink");

    /// <param name="text">Lines <c>name=value</c>; an empty value is none.</param>
    public static Facts Parse(string text) => new(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(line => line.Split('=', 2))
        .Where(parts => parts is [_, { Length: > 0 }])
        .ToDictionary(parts => parts[0], parts => parts[1]));

    private string Of(string name, string otherwise) => values.TryGetValue(name, out var value) ? value : throw new ProbeException(otherwise);
}
