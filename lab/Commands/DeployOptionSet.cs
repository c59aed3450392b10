using System.CommandLine;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The options that everything which deploys has.</summary>
/// <param name="config">What is deployed can be chosen.</param>
/// <param name="machines">What it is deployed to, too.</param>
internal sealed class DeployOptionSet(bool config = true, bool machines = false)
{
    private readonly Option<EngineKind?> engine = new("--engine")
    {
        Description = "lab: without the Pulumi CLI. pulumi: with the one on PATH. Otherwise the one that deployed last",
        HelpName = "lab|pulumi",
    };

    private readonly Option<ConfigValue[]?> values = ConfigOption("Set a value for this run, over Pulumi.dev.yaml, as in dmz.dhcpLease=6h; can be given again");

    private readonly Option<string?> uplink = new("--uplink")
    {
        Description = "How the DMZ's IPv6 reaches the VPS: by a broker's tunnel, routed by the provider, or as the VPS's one /64. Otherwise the one deployed last",
        HelpName = string.Join('|', UplinkChoice.All),
    };

    private readonly Option<string?> debian = new("--debian")
    {
        Description = $"Release of Debian on the machines; another one makes new machines. Otherwise the one that they have, at first {DebianRelease.Default.Name}",
        HelpName = string.Join('|', DebianRelease.All.Select(release => release.Name)),
    };

    private readonly Option<bool> verbose = new("--verbose", "-v") { Description = "Show what the machines say while a step runs" };

    public static Option<ConfigValue[]?> ConfigOption(string description) => new("--config", "-c")
    {
        Description = description,
        HelpName = "key=value",
        CustomParser = result =>
        {
            try
            {
                return [.. result.Tokens.Select(token => ConfigValue.Parse(token.Value))];
            }
            catch (FormatException error)
            {
                result.AddError($"--config: {error.Message}");
                return null;
            }
        },
    };

    public void AddTo(Command command)
    {
        engine.AcceptOnlyFromAmong("lab", "pulumi");
        command.Add(engine);
        command.Add(verbose);
        if (config)
        {
            uplink.AcceptOnlyFromAmong([.. UplinkChoice.All]);
            command.Add(uplink);
            command.Add(values);
        }

        if (machines)
        {
            debian.AcceptOnlyFromAmong([.. DebianRelease.All.Select(release => release.Name)]);
            command.Add(debian);
        }
    }

    public DeployOptions From(ParseResult parsed) =>
        new(
            parsed.GetValue(engine),
            config ? parsed.GetValue(values) ?? [] : [],
            parsed.GetValue(verbose),
            config ? parsed.GetValue(uplink) : null,
            machines ? parsed.GetValue(debian) : null);
}
