namespace Ipv6Dmz.Config;

// The modes of uplink: their keys, and what others have to know of a mode.
internal sealed partial class Draft
{
    private static readonly LeafParser<string> HttpsUrl = Leaf.Matching(
        "https://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~-]+)*/?", "not an address by https", "write it like https://ipv4.tunnelbroker.net/nic/update");

    public Field<UplinkMode> Mode { get; } = reader.Read("uplink.mode", Leaf.OneOf("not a mode", [.. Enum.GetValues<UplinkMode>().Select(mode => (UplinkConfig.Known(mode).Word, mode))]));
    public Field<IPAddress> BrokerAddress { get; } = reader.Read("uplink.brokerAddress", Addresses.Global4);
    public Field<InterfaceAddress> ClientAddress { get; } = reader.Read("uplink.clientAddress", Addresses.WithPrefix64);
    public Field<InterfaceAddress> ServerAddress { get; } = reader.Read("uplink.serverAddress", Addresses.WithPrefix64);
    public Field<ImmutableArray<IPNetwork>> DelegatedPrefixes { get; } = reader.Read("uplink.delegatedPrefixes", Lists.Of(Prefixes.Delegated, "prefix"));
    public Field<int> UplinkMtu { get; } = reader.Read("uplink.mtu", Numbers.Between(1280, 1480, "the MTU of 6in4"));
    public Field<bool> NdpProxy { get; } = reader.Read("uplink.ndpProxy", Leaf.OneOf("neither on nor off", ("on", true), ("off", false)));

    public Field<string?> UpdateUrl { get; } = reader.Read("uplink.update.url", Leaf.Or<string>(text =>
        text.StartsWith("http://") ? new Fault("by http the update key could be read on the way", $"use https://{ConfigReader.Show(text[7..])}")
        : text.Contains('@') ? new Fault("user and key have keys of their own", "leave them out: uplink.update.user, uplinkUpdateKey")
        : text.Contains('?') ? new Fault("what follows the question mark is put there by the update itself", "leave it out, from the question mark on")
        : HttpsUrl(text)));

    public Field<string?> UpdateTunnel { get; } =
        reader.Read("uplink.update.tunnelId", Leaf.Matching("[A-Za-z0-9][A-Za-z0-9.-]{0,99}", "a tunnel's id is of A-Z a-z 0-9 . -", "use the number on the broker's page of the tunnel").Or());

    public Field<string?> UpdateUser { get; } = reader.Read(
        "uplink.update.user", Leaf.Matching("[A-Za-z0-9._@+-]{1,64}", "a user's name at the broker is of A-Z a-z 0-9 . _ @ + -, at most 64 characters", "use the name that one logs in with there").Or());

    // Only looked at, never kept.
    public Field<string?> UpdateKey { get; } =
        reader.Read("uplinkUpdateKey", Leaf.Matching("[!-~]{1,128}", "an update key is printable ASCII without blanks, at most 128 characters", "copy it from the broker's page of the tunnel").Or());

    public BrokerUpdateConfig? Update => UpdateUrl.Value is { } url ? new(url, UpdateTunnel.Value!, UpdateUser.Value!) : null;

    private bool IsNative64 => Mode.Is(out var mode) && mode == UplinkMode.Native64;

    // Chosen where that is left to the program; null: something it hangs on is wrong.
    private EndpointFamily? Family =>
        EndpointFamily.Is(out var given) ? given
        : !EndpointFamily.IsUnset || !Mode.Is(out _) ? null
        : IsNative64 ? Config.EndpointFamily.Ipv4 : Config.EndpointFamily.Ipv6;

    private IEnumerable<string> ShutOutByTheCloud => new[]
    {
        Mode.Is(out var mode) && mode == UplinkMode.SixInFour ? "no rule of the cloud's firewall can admit protocol 41, which 6in4 (uplink.mode) comes by" : null,
        Exposure.Is(out var exposure) && exposure == Config.Exposure.Open ? "the cloud's firewall can't tell the VPS from the hosts behind it, and would shut what dmz.exposure opens" : null,
        IsHCloud && !HostErrors().OfType<ConfigError>().Any() && CloudOpening.Of(BuiltHosts, VpsServices).Count() is var rules && rules > CloudOpening.Most
            ? $"the list of hosts needs {rules} rules of the cloud's firewall, which takes {CloudOpening.Most} beside its own" : null,
    }.OfType<string>();
}
