using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The kinds of uplink that the lab's world can provide, and what they change in Pulumi.dev.yaml, which is the first one's.</summary>
public static class UplinkChoice
{
    public const string Default = "6in4";

    // An empty value is none.
    private static readonly string[] OfTheBroker = ["uplink.brokerAddress", "uplink.clientAddress", "uplink.serverAddress"];

    private static readonly string[] OfPrefixes = ["uplink.delegatedPrefixes", "wireguard.tunnelPrefix", "dmz.prefix"];

    public static IReadOnlyList<string> All { get; } = [Default, "routed", "native64"];

    /// <summary>Values over the stack file.</summary>
    public static IEnumerable<ConfigValue> Config(string uplink) => uplink switch
    {
        Default => [],
        "routed" => [Mode(uplink), .. OfTheBroker.Select(None)],
        "native64" => [Mode(uplink), .. OfTheBroker.Concat(OfPrefixes).Select(None), new("wireguard.endpointFamily", "auto")],
        _ => throw new ArgumentOutOfRangeException(nameof(uplink), uplink, "no such uplink"),
    };

    private static ConfigValue Mode(string uplink) => new("uplink.mode", uplink);

    private static ConfigValue None(string key) => new(key, "");
}
