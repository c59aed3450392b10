using System.Collections.Immutable;
using System.Net;
using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config;

/// <summary>What is valid and yet seldom meant.</summary>
public static class ConfigWarnings
{
    /// <summary>One line each: key, what follows from its value, and the mend.</summary>
    /// <param name="config">Valid.</param>
    /// <param name="agentIsNamed">Whether there is a usual agent where the deployment runs: <c>SSH_AUTH_SOCK</c> is set, or it is Windows.</param>
    public static ImmutableArray<string> Of(DmzConfig config, bool agentIsNamed = true)
    {
        ArgumentNullException.ThrowIfNull(config);
        return
        [
            .. config.Vps.Existing is { } vps ? Unverified("vps", "the VPS", vps.Connection) : [], .. Unverified("router", "the router", config.Router.Connection),
            .. agentIsNamed ? [] : WithoutAgent(config), .. LockedOut(config.Vps), .. Samples(config),
        ];
    }

    private static IEnumerable<string> Unverified(string machine, string name, ConnectionConfig connection)
    {
        if (connection.HostKey is null)
        {
            yield return Unverified($"{machine}.connection.hostKey", connection, $"taken for {name} and gets its keys");
        }

        if (connection.Jump is { HostKey: null } jump)
        {
            yield return Unverified($"{machine}.connection.jump.hostKey", jump, $"taken for the jump host to {name}");
        }
    }

    private static string Unverified(string key, ConnectionConfig connection, string taken) =>
        $"{key}: (empty) — whatever answers at {connection.Host} is {taken}; " +
        $"set it with `pulumi config set --path {key} \"$(ssh-keyscan -p {connection.Port} -t ed25519 {connection.Host} | cut -d' ' -f2-)\"`";

    private static IEnumerable<string> WithoutAgent(DmzConfig config) => AgentSockets.Logins(config)
        .Where(login => login.Agent == ConnectionConfig.AutoAgent)
        .Select(login => $"{login.Key}: auto — SSH_AUTH_SOCK is not set, so nothing can log in; run `eval \"$(ssh-agent)\"` and `ssh-add` in this shell, or name the agent's socket");

    /// <summary>Who deploys comes by the family of the address, whatever theirs is.</summary>
    private static IEnumerable<string> LockedOut(VpsConfig vps)
    {
        if (vps.Existing is not { } existing)
        {
            return Last("a server in the cloud is reached by IPv4", ipv6: false);
        }

        return !IsHere(existing.Connection) && IPAddress.TryParse(existing.Connection.Host, out var address)
            ? Last($"vps.connection.host is {Family(address.IsIpv6())}", address.IsIpv6())
            : [];

        IEnumerable<string> Last(string way, bool ipv6) => vps.SshFrom.Any(prefix => prefix.IsIpv6() == ipv6)
            ? []
            : [$"vps.sshFrom: {string.Join(", ", vps.SshFrom)} — {way}, and no {Family(ipv6)} may reach SSH: this deployment would be the last; add the prefix you come from"];

        static string Family(bool ipv6) => ipv6 ? "IPv6" : "IPv4";
    }

    /// <summary>The example's addresses are right on this computer, where the lab is, and nowhere else.</summary>
    private static IEnumerable<string> Samples(DmzConfig config)
    {
        if (config.Vps.Existing is { } vps && IsHere(vps.Connection) && (config.Router.Via == RouterWay.Vps || IsHere(config.Router.Connection)))
        {
            yield break;
        }

        var samples = Addresses(config).Where(entry => entry.Addresses.Any(address => address.IsSample())).Select(entry => entry.Key).ToList();
        if (samples.Count > 0)
        {
            yield return $"{string.Join(", ", samples)}: sample addresses, which nothing on the internet has; use your own";
        }
    }

    private static IEnumerable<(string Key, IEnumerable<IPAddress> Addresses)> Addresses(DmzConfig config) =>
    [
        .. Existing(config.Vps.Existing),
        ("vps.sshFrom", config.Vps.SshFrom.Select(prefix => prefix.BaseAddress)),
        .. Uplink(config.Uplink),
        ("wireguard.endpointAddress", config.WireGuard.EndpointAddress is { } endpoint ? [endpoint] : []),
        ("wireguard.tunnelPrefix", config.WireGuard.TunnelPrefix is { } tunnel ? [tunnel.BaseAddress] : []),
        ("dmz.prefix", config.Dmz.Prefix is { } prefix ? [prefix.BaseAddress] : []),
        ("dmz.dnsUpstreams", config.Dmz.DnsUpstreams),
        ("router.connection.host", Host(config.Router.Connection)),
    ];

    private static IEnumerable<(string Key, IEnumerable<IPAddress> Addresses)> Existing(ExistingVpsConfig? vps) => vps is null ? [] :
    [
        ("vps.connection.host", Host(vps.Connection)),
        ("vps.ipv4", [vps.Addresses.Ipv4]),
        ("vps.ipv6", [vps.Addresses.Ipv6]),
    ];

    private static IEnumerable<(string Key, IEnumerable<IPAddress> Addresses)> Uplink(UplinkConfig uplink) => uplink switch
    {
        SixInFourConfig six =>
        [
            ("uplink.brokerAddress", [six.BrokerAddress]),
            ("uplink.clientAddress", [six.ClientAddress]),
            ("uplink.serverAddress", [six.ServerAddress]),
            ("uplink.delegatedPrefixes", six.DelegatedPrefixes.Select(prefix => prefix.BaseAddress)),
        ],
        RoutedConfig routed => [("uplink.delegatedPrefixes", routed.DelegatedPrefixes.Select(prefix => prefix.BaseAddress))],
        _ => [],
    };

    private static IEnumerable<IPAddress> Host(ConnectionConfig connection) => IPAddress.TryParse(connection.Host, out var address) ? [address] : [];

    private static bool IsHere(ConnectionConfig connection) =>
        connection.Host == "localhost" || (IPAddress.TryParse(connection.Host, out var address) && IPAddress.IsLoopback(address));
}
