namespace Ipv6Dmz.Config;

/// <summary>Valid configurations that are seldom meant.</summary>
public static class ConfigWarnings
{
    /// <summary>One line each: key, what follows from its value, and the mend.</summary>
    /// <param name="config">Valid.</param>
    /// <param name="agentIsNamed">Whether there is a usual agent where the deployment runs: <c>SSH_AUTH_SOCK</c> is set, or it is Windows.</param>
    public static ImmutableArray<string> Of(DmzConfig config, bool agentIsNamed = true)
    {
        ArgumentNullException.ThrowIfNull(config);
        var (vps, router) = (config.Vps.Existing?.Connection, config.Router.Connection);
        return
        [
            .. Unverified("vps.connection", vps, "the VPS and gets its keys"), .. Unverified("vps.connection.jump", vps?.Jump, "the jump host to the VPS"),
            .. Unverified("router.connection", router, "the router and gets its keys"), .. Unverified("router.connection.jump", router.Jump, "the jump host to the router"),
            .. agentIsNamed ? [] : WithoutAgent(config), .. LockedOut(config.Vps), .. Samples(config),
        ];
    }

    private static string[] Unverified(string group, ConnectionConfig? connection, string taken) => connection is not { HostKey: null, Host: var host, Port: var port } ? [] :
    [
        $"{group}.hostKey: (empty) — whatever answers at {host} is taken for {taken}; " +
        $"set it with `pulumi config set --path {group}.hostKey \"$(ssh-keyscan -p {port} -t ed25519 {host} | cut -d' ' -f2-)\"`",
    ];

    private static IEnumerable<string> WithoutAgent(DmzConfig config) => AgentSockets.Logins(config)
        .Where(login => login.Agent == ConnectionConfig.AutoAgent)
        .Select(login => $"{login.Key}: auto — SSH_AUTH_SOCK is not set, so nothing can log in; run `eval \"$(ssh-agent)\"` and `ssh-add` in this shell, or name the agent's socket");

    /// <summary>The deployment connects over the address family of <c>vps.connection.host</c>, whatever families its computer has.</summary>
    private static string[] LockedOut(VpsConfig vps)
    {
        bool? ipv6 = vps.Existing is not { Connection: var connection } ? false
            : !IsHere(connection) && IPAddress.TryParse(connection.Host, out var address) ? address.IsIpv6()
            : null;
        if (ipv6 is null || vps.SshFrom.Any(prefix => prefix.IsIpv6() == ipv6))
        {
            return [];
        }

        var family = ipv6.Value ? "IPv6" : "IPv4";
        var way = vps.Existing is null ? "a server in the cloud is reached by IPv4" : $"vps.connection.host is {family}";
        return [$"vps.sshFrom: {string.Join(", ", vps.SshFrom)} — {way}, and no {family} may reach SSH: this deployment would be the last; add the prefix you come from"];
    }

    /// <summary>The example's addresses are right on this computer, where the lab is, and nowhere else.</summary>
    private static string[] Samples(DmzConfig config) =>
        config.Samples.IsEmpty || (config.Vps.Existing is { } vps && IsHere(vps.Connection) && (config.Router.Via == RouterWay.Vps || IsHere(config.Router.Connection)))
            ? []
            : [$"{string.Join(", ", config.Samples)}: sample addresses, which nothing on the internet has; use your own"];

    private static bool IsHere(ConnectionConfig connection) =>
        connection.Host == "localhost" || (IPAddress.TryParse(connection.Host, out var address) && IPAddress.IsLoopback(address));
}
