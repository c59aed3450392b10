namespace Ipv6Dmz.Config;

/// <summary>A stack's whole configuration, parsed and valid. Holds no secret.</summary>
/// <param name="Hosts">By name.</param>
/// <param name="VpsServices">What the VPS itself offers.</param>
/// <param name="ConfirmWithin">Seconds from a change to its commit at most; without that it goes back.</param>
/// <param name="Dns">null: hosts have no public names.</param>
/// <param name="Samples">Keys whose values have an address in them that is set aside for examples.</param>
public sealed record DmzConfig(
    VpsConfig Vps,
    UplinkConfig Uplink,
    WireGuardConfig WireGuard,
    DmzNetworkConfig Dmz,
    RouterConfig Router,
    ImmutableArray<HostConfig> Hosts,
    ImmutableArray<ServiceConfig> VpsServices,
    int ConfirmWithin,
    DnsConfig? Dns,
    ImmutableArray<string> Samples)
{
    /// <summary>The name in the list of hosts that the VPS's own services stand under.</summary>
    public const string VpsName = "vps";

    // By the group of its keys, and what answers there.
    internal IEnumerable<(string Group, string What, ConnectionConfig Login)> Logins =>
        from machine in new (string Group, string What, ConnectionConfig? Way)[] { ("vps", "VPS", Vps.Existing?.Connection), ("router", "router", Router.Connection) }
        from login in new (string Group, string What, ConnectionConfig? Way)[]
        {
            ("connection", $"the {machine.What} and gets its keys", machine.Way), ("connection.jump", $"the jump host to the {machine.What}", machine.Way?.Jump),
        }
        where login.Way is not null
        select ($"{machine.Group}.{login.Group}", login.What, login.Way);
}
