using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

// Every key with its grammar; Rules/ holds them against each other.
internal sealed partial class Draft(ConfigReader reader)
{
    private const string OfTheCloud = "given by the cloud";

    private static readonly LeafParser<bool?> OnOrOff = Leaf.OneOf<bool?>("neither auto nor on nor off", ("auto", null), ("on", true), ("off", false));

    public Field<bool> Provider { get; } = reader.Read("vps.provider", Leaf.OneOf("not a provider", ("existing", false), ("hcloud", true)));
    public ConnectionDraft VpsConnection { get; } = ConnectionDraft.Of(reader, "vps");
    public Field<string?> UplinkInterface { get; } = reader.Read("vps.uplinkInterface", Names.Interface.Or("auto"));
    public Field<IPAddress> VpsIpv4 { get; private set; } = reader.Read("vps.ipv4", Addresses.Holdable4);
    public Field<InterfaceAddress> VpsIpv6 { get; private set; } = reader.Read("vps.ipv6", Addresses.WithPrefix64);
    public Field<ImmutableArray<IPNetwork>> SshFrom { get; } = reader.Read("vps.sshFrom", Lists.Of(Prefixes.Any, "prefix"));
    public Field<int?> VpsSshPort { get; } = reader.Read("vps.sshPort", Numbers.AutoOrPort);

    public Field<string> Location { get; } = reader.Read("vps.hcloud.location", ServerTypes.Location);
    public Field<string> ServerType { get; } = reader.Read("vps.hcloud.serverType", ServerTypes.Type);
    public Field<string> Image { get; } = reader.Read("vps.hcloud.image", ServerTypes.Image);
    public Field<bool?> Protect { get; } = reader.Read("vps.hcloud.protect", OnOrOff);
    public Field<bool?> Firewall { get; } = reader.Read("vps.hcloud.firewall", OnOrOff);
    public Field<string?> ReverseDns { get; } = reader.Read("vps.hcloud.reverseDns", Names.Domain.Or());
    public Field<ImmutableArray<KeyValuePair<string, string>>> Labels { get; } = reader.Read("vps.hcloud.labels", Lists.OfAny(Names.Label));
    public Field<int> ClientKey { get; } = reader.Read("vps.hcloud.clientKey", Numbers.Between(0, 1_000_000, "the number of a key"));

    public Field<int> ListenPort { get; } = reader.Read("wireguard.listenPort", Numbers.Port);
    public Field<IPAddress?> EndpointAddress { get; } = reader.Read("wireguard.endpointAddress", Addresses.Global6.Or("auto"));
    public Field<EndpointFamily?> EndpointFamily { get; } = reader.Read("wireguard.endpointFamily", Leaf.OneOf<EndpointFamily?>("not a family", ("auto", null), ("ipv6", Config.EndpointFamily.Ipv6), ("ipv4", Config.EndpointFamily.Ipv4)));
    public Field<string?> EndpointName { get; } = reader.Read("wireguard.endpointName", Names.Host.Or());
    public Field<IPNetwork> TunnelSubnet { get; } = reader.Read("wireguard.tunnelSubnet", Prefixes.Private(16, 30));
    public Field<IPNetwork> TunnelPrefix { get; } = reader.Read("wireguard.tunnelPrefix", Prefixes.Exactly64("the tunnel link takes"));
    public Field<int?> WireGuardMtu { get; } = reader.Read("wireguard.mtu", Numbers.AutoOrBetween(1280, 1440, "WireGuard's MTU"));
    public Field<int> PersistentKeepalive { get; } = reader.Read("wireguard.persistentKeepalive", Numbers.Between(0, 65535, "the keepalive in seconds"));
    public Field<string> Rotation { get; } = reader.Read("wireguard.rotation", Names.Rotation);
    public Field<string> PskRotation { get; } = reader.Read("wireguard.pskRotation", Names.Rotation);

    public Field<IPNetwork> Subnet { get; } = reader.Read("dmz.subnet", Prefixes.Private(16, 29));
    public Field<IPNetwork> Prefix { get; } = reader.Read("dmz.prefix", Prefixes.Exactly64("SLAAC needs"));
    public Field<(IPAddress First, IPAddress Last)> DhcpRange { get; } = reader.Read("dmz.dhcpRange", Addresses.Range);
    public Field<string> DhcpLease { get; } = reader.Read("dmz.dhcpLease", Names.Lease);
    public Field<string> Domain { get; } = reader.Read("dmz.domain", Names.Domain);
    public Field<ImmutableArray<IPAddress>> DnsUpstreams { get; } = reader.Read("dmz.dnsUpstreams", Lists.Of(Addresses.Global, "resolver"));
    public Field<Exposure> Exposure { get; } = reader.Read("dmz.exposure", Leaf.OneOf("not an exposure", ("closed", Config.Exposure.Closed), ("open", Config.Exposure.Open)));

    public Field<string?> Zone { get; } = reader.Read("dns.zone", Names.Zone.Or());
    public Field<string?> DnsServer { get; } = reader.Read("dns.update.server", Config.Hosts.OnTheInternet.Or());
    public Field<string?> DnsKey { get; } = reader.Read("dns.update.key", Names.TsigKey.Or());
    public Field<string> DnsAlgorithm { get; } = reader.Read("dns.update.algorithm", Leaf.OneOf("not an algorithm for keys of updates", "hmac-sha256", "hmac-sha384", "hmac-sha512"));

    // Only looked at, never kept.
    public Field<string?> DnsSecret { get; } = reader.Read("dnsUpdateKey", Names.TsigSecret.Or());

    public ConnectionDraft RouterConnection { get; } = ConnectionDraft.Of(reader, "router");
    public Field<RouterWay> RouterVia { get; } = reader.Read("router.connection.via", Leaf.OneOf("not a way to the router", ("direct", RouterWay.Direct), ("vps", RouterWay.Vps)));
    public Field<int?> RouterSshPort { get; } = reader.Read("router.sshPort", Numbers.AutoOrPort);
    public Field<bool> TunnelSsh { get; } = reader.Read("router.tunnelSsh", Leaf.OneOf("neither closed nor open", ("closed", false), ("open", true)));
    public Field<string> HomeInterface { get; } = reader.Read("router.homeInterface", Names.Interface);
    public Field<int> HomeMtu { get; } = reader.Read("router.homeMtu", Numbers.Between(1280, 1500, "the MTU of the home's way to the internet"));
    public Field<string> DmzInterface { get; } = reader.Read("router.dmzInterface", Names.Interface);

    public HostList Hosts { get; } = HostList.Of(reader);

    public Field<int> ConfirmWithin { get; } = reader.Read("apply.confirmWithin", Numbers.Between(20, 3600, "the time for a confirmation in seconds"));

    private bool IsHCloud => Provider.Is(out var hcloud) && hcloud;

    public IEnumerable<ConfigError> Errors() => new[]
    {
        TunnelEnds(), Delegation(), UpdateKeys(), DnsUpdateKeys(), Endpoint(), Mtu(), Subnets(), Dhcp(), Resolvers(), Interfaces(), Covered(SshFrom, " if fewer are meant"), Logins(VpsConnection), Logins(RouterConnection), Reachable(), ThroughTheVps(), Cloud(), HostErrors(),
    }.SelectMany(errors => errors).OfType<ConfigError>();

    // With the addresses of a server that has been made.
    public Draft With(VpsAddresses given)
    {
        var draft = (Draft)MemberwiseClone();
        draft.VpsIpv4 = Field<IPAddress>.Given(OfTheCloud, given.Ipv4);
        draft.VpsIpv6 = Field<InterfaceAddress>.Given(OfTheCloud, new(given.Ipv6, given.NativePrefix));
        return draft;
    }

    public DmzConfig Build() => new(
        new VpsConfig(
            IsHCloud
                ? new HCloudConfig(Location.Value, ServerType.Value, Image.Value, Protect.Value, Firewall.Value ?? !ShutOutByTheCloud.Any(), ReverseDns.Value, Labels.Value.ToImmutableDictionary(), ClientKey.Value)
                : new ExistingVpsConfig(VpsConnection.Build(), new VpsAddresses(VpsIpv4.Value, VpsIpv6.Value.Address, VpsIpv6.Value.Network)),
            UplinkInterface.Value,
            SshFrom.Value,
            IsHCloud ? HCloudConfig.SshPort : VpsSshPort.Value ?? VpsConnection.Port.Value),
        UplinkConfig.Known(Mode.Value).Of(this),
        new WireGuardConfig(ListenPort.Value, EndpointAddress.Value, Family!.Value, EndpointName.Value, TunnelSubnet.Value, TunnelPrefix.Counts ? TunnelPrefix.Value : null, WireGuardMtu.Value, PersistentKeepalive.Value, Rotation.Value, PskRotation.Value),
        new DmzNetworkConfig(Subnet.Value, Prefix.Counts ? Prefix.Value : null, DhcpRange.Value.First, DhcpRange.Value.Last, DhcpLease.Value, Domain.Value, DnsUpstreams.Value, Exposure.Value),
        new RouterConfig(RouterConnection.Build(), RouterVia.Value, TunnelSsh.Value, RouterSshPort.Value ?? RouterConnection.Port.Value, HomeInterface.Value, HomeMtu.Value, DmzInterface.Value),
        BuiltHosts,
        VpsServices,
        ConfirmWithin.Value,
        Zone.Value is { } zone ? new DnsConfig(zone, DnsServer.Value is { } server ? new(server, DnsKey.Value!, DnsAlgorithm.Value) : null) : null,
        [.. reader.Samples.OrderBy(ConfigKeys.Place)]);

    private ImmutableArray<HostConfig> BuiltHosts => Free is { } free
        ? [.. InTheDmz.Select(host => new HostConfig(host.Name, host.Mac!.Value, host.AddressIn(free)!, host.Id()!, host.BySlaac, host.Egress!.Value, Offers(host)))] : [];

    private ImmutableArray<ServiceConfig> VpsServices => [.. Hosts.Hosts.Where(host => host.Name == HostDraft.Vps).SelectMany(host => Offers(host))];

    private static ImmutableArray<ServiceConfig> Offers(HostDraft host) => [.. host.Services.Select(service => service.Build())];
}
