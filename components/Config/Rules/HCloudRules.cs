using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>Limits of a server in Hetzner's cloud.</summary>
internal static class HCloudRules
{
    public static IEnumerable<ConfigError> Check(Draft draft)
    {
        var cloud = draft.HCloud;
        var firewall = cloud.Firewall.Is(out var wanted) && wanted == true;
        return new[]
        {
            cloud.ServerType.Is(out var type) && cloud.Location.Is(out var location) && !ServerTypes.Of(type).Contains(location)
                ? cloud.ServerType.Wrong($"there are no servers of this type in {location} (vps.hcloud.location), only in {string.Join(", ", ServerTypes.Of(type))}", "use a cpx type, or another location") : null,
            cloud.Labels.Is(out var labels) && labels.GroupBy(label => label.Key).FirstOrDefault(same => same.Count() > 1) is { Key: var twice }
                ? cloud.Labels.Wrong($"the label {twice} has several values", "keep one of them") : null,
            draft.IsHCloud && draft.EndpointAddress.Is(out _)
                ? draft.EndpointAddress.Wrong("with vps.provider hcloud the cloud decides the /64 that it has to be in", "use auto") : null,
        }.OfType<ConfigError>().Concat(firewall ? draft.ShutOutByTheCloud.Select(what => cloud.Firewall.Wrong($"{what}; the VPS's own firewall can", "use auto or off")) : []);
    }
}
