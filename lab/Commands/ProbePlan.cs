using Ipv6Dmz.Config;
using Ipv6Dmz.Config.Schema;
using Ipv6Dmz.Infra;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The plan that the probes hold the lab to: the same that the program deploys, or refuses.</summary>
public static class ProbePlan
{
    /// <exception cref="CommandException">Every mistake in the configuration.</exception>
    public static Plan Of(StackConfig config)
    {
        var dmz = Check(config);
        return Planner.Plan(dmz, dmz.Vps.Existing?.Addresses ?? throw new CommandException("vps.provider: the lab's machines are there: use existing"));
    }

    /// <exception cref="CommandException">Every mistake in the configuration.</exception>
    public static DmzConfig Check(StackConfig config)
    {
        var prefix = config.Project + ":";
        var values = ConfigGroups.Flatten(config.Values
            .Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(pair => KeyValuePair.Create(pair.Key[prefix.Length..], pair.Value)));
        var parsed = DmzConfigParser.Parse(values, file: HostsFileReader.In(config.Folder ?? "."));
        return parsed.Config ?? throw new CommandException(string.Join('\n', parsed.Errors));
    }
}
