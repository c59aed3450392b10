using Ipv6Dmz.Config.Grammar;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Rules;

/// <summary>All of the update's keys or none.</summary>
internal static class BrokerUpdateRules
{
    public static IEnumerable<ConfigError> Check(Draft draft)
    {
        var (missing, set) = (draft.Update.All.Where(field => field.IsUnset).ToList(), draft.Update.All.Where(field => field.Is(out _)).ToList());
        if (set.Count == 0 || set.Count + missing.Count < draft.Update.All.Count)
        {
            return [];
        }

        return missing.Select(field => field.Wrong($"needed with {set[0].Key}", ConfigKeys.ByName[field.Key].IsSecret
            ? $"set it with `{ConfigKeys.ByName[field.Key].Command}`, or remove {string.Join(", ", set.Select(other => other.Key))}"
            : $"set it, e.g. {ConfigKeys.ByName[field.Key].Example}, or remove {string.Join(", ", set.Select(other => other.Key))}"));
    }
}
