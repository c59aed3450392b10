namespace Ipv6Dmz.Config;

/// <summary>Valid configurations that are seldom meant.</summary>
public static class ConfigWarnings
{
    /// <summary>One line each: key, what follows from its value, and the mend.</summary>
    /// <param name="agentIsNamed">Where the deployment runs: <c>SSH_AUTH_SOCK</c> is set, or it is Windows.</param>
    public static ImmutableArray<string> Of(DmzConfig config, bool agentIsNamed = true) =>
    [
        .. from each in config.Logins
           where each.Login.HostKey is null
           select $"{each.Group}.hostKey: (empty) — whatever answers at {each.Login.Host} is taken for {each.What}; " +
               $"set it with `pulumi config set --path {each.Group}.hostKey \"$(ssh-keyscan -p {each.Login.Port} -t ed25519 {each.Login.Host} | cut -d' ' -f2-)\"`",
        .. from each in config.Logins
           where !agentIsNamed && each.Login.Agent == ConnectionConfig.AutoAgent
           select $"{each.Group}.agent: auto — SSH_AUTH_SOCK is not set, so nothing can log in; run `eval \"$(ssh-agent)\"` and `ssh-add` in this shell, or name the agent's socket",
        .. config.Vps.Origin is HCloudConfig { Firewall: false } && CloudOpening.Of(config.Hosts, config.VpsServices).Count() is var rules && rules > CloudOpening.Most
            ? [$"vps.hcloud.firewall: off — the list of hosts needs {rules} rules, and the cloud's firewall takes {CloudOpening.Most} beside its own; the VPS's own firewall stands alone"] : Array.Empty<string>(),
        .. config.Dmz.Exposure == Exposure.Open && config.Hosts.FirstOrDefault(host => host.Services.Any(service => !service.From.Internet)) is { } host
            ? [$"dmz.exposure: open — over IPv6 everybody reaches all hosts, whatever from says (hosts.{host.Name}); use closed to have the list decide"] : Array.Empty<string>(),
        .. LockedOut(config.Vps), .. Samples(config),
    ];

    // The deployment connects over the address family of vps.connection.host, whatever families its computer has.
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

    // The example's addresses are right on this computer, where the lab is, and nowhere else.
    private static string[] Samples(DmzConfig config) =>
        config.Samples.IsEmpty || (config.Vps.Existing is { } vps && IsHere(vps.Connection) && (config.Router.Via == RouterWay.Vps || IsHere(config.Router.Connection)))
            ? []
            : [$"{string.Join(", ", config.Samples)}: sample addresses, which nothing on the internet has; use your own"];

    private static bool IsHere(ConnectionConfig connection) =>
        connection.Host == "localhost" || (IPAddress.TryParse(connection.Host, out var address) && IPAddress.IsLoopback(address));
}
