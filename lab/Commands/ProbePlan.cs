using Ipv6Dmz.Config;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The plan that the probes hold the lab to: the same that the program deploys.</summary>
internal static class ProbePlan
{
    public static Plan Of(StackConfig config)
    {
        var prefix = config.Project + ":";
        var values = config.Values
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(pair => pair.Key[prefix.Length..], pair => pair.Value, StringComparer.Ordinal);
        var parsed = DmzConfigParser.Parse(values);
        return parsed.Config is { } valid
            ? Planner.Plan(valid)
            : throw new CommandException(string.Join('\n', parsed.Errors));
    }
}
