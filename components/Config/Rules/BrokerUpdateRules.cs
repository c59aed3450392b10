using Ipv6Dmz.Config.Grammar;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config.Rules;

/// <summary>All of the update's keys or none.</summary>
internal static class BrokerUpdateRules
{
    public static IEnumerable<ConfigError> Check(Draft draft)
    {
        var (missing, set) = (draft.Update.All.Where(field => field.IsUnset).ToList(), draft.Update.All.Where(field => field.Is(out _)).ToList());
        return set.Count == 0 || set.Count + missing.Count < draft.Update.All.Count ? [] :
            from field in missing
            let key = ConfigKeys.ByName[field.Key]
            select field.Wrong($"needed with {set[0].Key}", $"set it{(key.IsSecret ? $" with `{key.Command}`" : $", e.g. {key.Example}")}, or remove {string.Join(", ", set.Select(other => other.Key))}");
    }
}
