namespace Ipv6Dmz.Config.Grammar;

/// <summary>The modes of uplink: their keys, and what others have to know of a mode to be held against it.</summary>
internal sealed partial class Draft
{
    public Field<UplinkMode> Mode { get; } = reader.Read("uplink.mode", Leaf.OneOf("not a mode", UplinkConfig.Words));
    public Field<IPAddress> BrokerAddress { get; } = reader.Read("uplink.brokerAddress", Addresses.Global4);
    public Field<InterfaceAddress> ClientAddress { get; } = reader.Read("uplink.clientAddress", Addresses.WithPrefix64);
    public Field<InterfaceAddress> ServerAddress { get; } = reader.Read("uplink.serverAddress", Addresses.WithPrefix64);
    public Field<ImmutableArray<IPNetwork>> DelegatedPrefixes { get; } = reader.Read("uplink.delegatedPrefixes", Lists.Of(Prefixes.Delegated, "prefix"));
    public Field<int> UplinkMtu { get; } = reader.Read("uplink.mtu", Numbers.Between(1280, 1480, "the MTU of 6in4"));
    public Field<bool> NdpProxy { get; } = reader.Read("uplink.ndpProxy", Leaf.OneOf("neither on nor off", ("on", true), ("off", false)));

    public BrokerUpdateDraft Update { get; } = new(reader);

    public bool IsNative64 => Mode.Is(out var mode) && mode == UplinkMode.Native64;

    /// <summary>Whether an address is in the VPS's /64, and that is the DMZ's.</summary>
    public bool IsHandedOn(IPAddress address) => IsNative64 && VpsIpv6.Is(out var native) && native.Network.Contains(address) && !native.Address.Equals(address);

    // Parts of this configuration that the cloud's firewall would shut out.
    public IEnumerable<string> ShutOutByTheCloud =>
    [
        .. Mode.Is(out var mode) && mode == UplinkMode.SixInFour ? ["no rule of the cloud's firewall can admit protocol 41, which 6in4 (uplink.mode) comes by"] : Array.Empty<string>(),
        .. Exposure.Is(out var exposure) && exposure == Config.Exposure.Open ? ["the cloud's firewall can't tell the VPS from the hosts behind it, and would shut what dmz.exposure opens"] : Array.Empty<string>(),
    ];
}
