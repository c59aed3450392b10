namespace Ipv6Dmz.Config;

internal sealed partial class Draft
{
    private IEnumerable<ConfigError?> Cloud() =>
    [
        ServerType.Is(out var type) && Location.Is(out var location) && !ServerTypes.Of(type).Contains(location)
            ? ServerType.Wrong($"there are no servers of this type in {location} (vps.hcloud.location), only in {string.Join(", ", ServerTypes.Of(type))}", "use a cpx type, or another location") : null,
        Labels.Is(out var labels) && labels.GroupBy(label => label.Key).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
            ? Labels.Wrong($"the label {twice} has several values", "keep one of them") : null,
        IsHCloud && EndpointAddress.Is(out _)
            ? EndpointAddress.Wrong("with vps.provider hcloud the cloud decides the /64 that it has to be in", "use auto") : null,
        .. Firewall.Is(out var wanted) && wanted == true ? ShutOutByTheCloud.Select(what => Firewall.Wrong($"{what}; the VPS's own firewall can", "use auto or off")) : [],
    ];
}
