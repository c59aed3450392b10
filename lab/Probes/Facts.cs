namespace Ipv6Dmz.Lab.Probes;

/// <summary>Addresses that the machines gave themselves; empty where there is none.</summary>
public sealed record Facts(
    string HostIpv6,
    string HostIpv4,
    string Host2Ipv6,
    string Host2Ipv4,
    string HomePcIpv6,
    string HomeRouterLinkLocal,
    string RouterHomeIpv6,
    string RouterHomeIpv4,
    string RouterHomeLinkLocal,
    string RouterHomeMac,
    string RouterDmzLinkLocal,
    string VpsMac,
    string VpsLinkLocal)
{
    public static Facts None { get; } = Parse("");

    /// <param name="text">Lines <c>name=value</c>.</param>
    public static Facts Parse(string text)
    {
        var values = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => parts[1]);
        string Of(string name) => values.GetValueOrDefault(name, "");
        return new(
            Of("host6"), Of("host4"), Of("second6"), Of("second4"), Of("pc6"), Of("gateway_ll"),
            Of("home6"), Of("home4"), Of("home_ll"), Of("home_mac"), Of("dmz_ll"), Of("vps_mac"), Of("vps_ll"));
    }
}
