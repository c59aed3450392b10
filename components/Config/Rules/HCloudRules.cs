using Ipv6Dmz.Config.Grammar;

namespace Ipv6Dmz.Config.Rules;

/// <summary>What a server in Hetzner's cloud can't be, given what else is configured.</summary>
internal static class HCloudRules
{
    public static IEnumerable<ConfigError> Check(Draft draft) => [.. Place(draft.HCloud), .. Labels(draft.HCloud), .. Firewall(draft), .. Endpoint(draft)];

    private static IEnumerable<ConfigError> Place(HCloudDraft cloud)
    {
        if (cloud.ServerType.Is(out var type) && cloud.Location.Is(out var location) && !ServerTypes.Of(type).Contains(location))
        {
            yield return cloud.ServerType.Wrong(
                $"there are no servers of this type in {location} (vps.hcloud.location), only in {string.Join(", ", ServerTypes.Of(type))}",
                "use a cpx type, or another location");
        }
    }

    private static IEnumerable<ConfigError> Labels(HCloudDraft cloud) =>
        cloud.Labels.Is(out var labels) && labels.GroupBy(label => label.Key).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? [cloud.Labels.Wrong($"the label {twice.Key} has several values", "keep one of them")]
            : [];

    private static IEnumerable<ConfigError> Firewall(Draft draft)
    {
        if (!draft.HCloud.Firewall.Is(out var wanted) || wanted != true)
        {
            yield break;
        }

        if (draft.Mode.Is(out var mode) && mode == UplinkMode.SixInFour)
        {
            yield return draft.HCloud.Firewall.Wrong(
                "no rule of the cloud's firewall can admit protocol 41, which 6in4 (uplink.mode) comes by; the VPS's own firewall does",
                "use auto or off");
        }

        if (draft.Exposure.Is(out var exposure) && exposure == Exposure.Open)
        {
            yield return draft.HCloud.Firewall.Wrong(
                "the cloud's firewall can't tell the VPS from the hosts behind it, and would shut what dmz.exposure opens; the VPS's own firewall can",
                "use auto or off");
        }
    }

    private static IEnumerable<ConfigError> Endpoint(Draft draft)
    {
        if (draft.IsHCloud && draft.EndpointAddress.Is(out _))
        {
            yield return draft.EndpointAddress.Wrong("with vps.provider hcloud the cloud decides the /64 that it has to be in", "use auto");
        }
    }
}
