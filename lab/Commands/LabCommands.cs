using Ipv6Dmz.HCloud;
using Ipv6Dmz.Infra;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>What the commands do.</summary>
/// <param name="engines">Makes an engine; the flag asks it to be verbose.</param>
public sealed class LabCommands(
    LabSetting setting, ILabMachines machines, Func<EngineKind, bool, IDeploymentEngine> engines, Screen screen, TextWriter data) : ILabCommands
{
    private const int Ok = 0;
    private const int Failed = 1;

    public async Task<int> DemoAsync(DeployOptions options, CancellationToken cancellation)
    {
        await UpAsync(options, cancellation);
        screen.Heading("Looking from every place in the network");
        var result = await ProbeAsync(new ProbeRequest(Json: false, Only: null, Gentle: false, Config: []), cancellation);
        var services = PlanTable.ServicesOf(await PlanAsync([], cancellation));
        if (services.Length > 0)
        {
            screen.Heading("How each service is reached");
            screen.Line(services);
        }

        screen.Line("""
            The lab goes on running. ./demo.sh ssh router looks around in it, ./demo.sh preview -c dmz.dhcpLease=6h shows a change,
            ./demo.sh destroy undoes the deployment, ./demo.sh down stops the machines; ./demo.sh --help has the rest.
            """);
        return result;
    }

    public async Task<int> UpAsync(DeployOptions options, CancellationToken cancellation)
    {
        using var alone = LabLock.Take(setting.Folder, "up");
        // What can be known to fail does so before machines boot, and before anything counts as deployed.
        var uplink = options.Uplink ?? Deployed()?.Uplink ?? UplinkChoice.Default;
        var given = Given(options);
        var cloud = await IsCloudAsync(given, cancellation);
        var overrides = await OverridesAsync(uplink, given, cancellation);
        ProbePlan.Check(StackFile.Load(setting.ProjectFolder, setting.Stack, overrides));
        engines(Engine(options, Deployed()), options.Verbose).Check();
        screen.Heading("Bringing up the machines");
        await machines.UpAsync(clean: Deployed() is null, cloud, options.Debian, cancellation);
        await machines.ProvideAsync(uplink, newHosts: Deployed() is null, cancellation);
        // Again: new machines have no engine that deployed last.
        var engine = Engine(options, Deployed());
        screen.Heading("Deploying");
        // Before the first step: from then on there may be something to destroy.
        new DeployedRecord(engine, machines.Identity, given, uplink).Write(setting.Folder);
        await engines(engine, options.Verbose).UpAsync(overrides, cancellation);
        await machines.ServeAsync(cancellation);
        return Ok;
    }

    public async Task<int> PreviewAsync(DeployOptions options, CancellationToken cancellation)
    {
        var engine = Engine(options, Deployed());
        await engines(engine, options.Verbose).PreviewAsync(
            await OverridesAsync(options.Uplink ?? Deployed()?.Uplink ?? UplinkChoice.Default, Given(options), cancellation), cancellation);
        return Ok;
    }

    public async Task<int> ProbeAsync(ProbeRequest request, CancellationToken cancellation)
    {
        // It takes rules away and tunnels down for a moment, and puts right what an earlier one left.
        using var alone = LabLock.Take(setting.Folder, "probe");
        var plan = await PlanAsync(request.Config, cancellation);
        var number = 0;
        var results = await ProbeRunner.RunAsync(
            machines.RunAsync, new ProbeOptions(plan) { Disturb = !request.Gentle, CloudFirewall = machines.HasCloudFirewall }, request.Only, Show, cancellation);
        if (results.Count == 0)
        {
            throw new CommandException($"no probe has '{request.Only}' in its name or looks from there");
        }

        if (!request.Json)
        {
            ProbeReport.Table(screen, results);
        }

        return results.All(result => result.Ok) ? Ok : Failed;

        void Show(ProbeResult result, int total)
        {
            if (request.Json)
            {
                data.WriteLine(ProbeReport.JsonLine(result));
            }
            else
            {
                ProbeReport.Progress(screen, result, ++number, total);
            }
        }
    }

    public Task<int> ExecAsync(string place, IReadOnlyList<string> command, CancellationToken cancellation) =>
        SshAsync(place, OpenSsh.CommandLine(place, command), terminal: false, cancellation);

    public Task<int> SshAsync(string place, CancellationToken cancellation) =>
        SshAsync(place, Places.IsMachine(place) ? null : $"ip netns exec {place} bash", terminal: true, cancellation);

    public async Task<int> DestroyAsync(DeployOptions options, bool force, CancellationToken cancellation)
    {
        using var alone = LabLock.Take(setting.Folder, "destroy");
        var engine = Engine(options, Deployed());
        await engines(engine, options.Verbose).DestroyAsync(force, cancellation);
        DeployedRecord.Forget(setting.Folder);
        return Ok;
    }

    public async Task<int> DownAsync(CancellationToken cancellation)
    {
        using var alone = LabLock.Take(setting.Folder, "down");
        await machines.DownAsync(cancellation);
        screen.Line("the machines are off");
        return Ok;
    }

    public async Task<int> ResetAsync(CancellationToken cancellation)
    {
        using var alone = LabLock.Take(setting.Folder, "reset");
        // First, so that a reset which is cut off leaves no state of machines that went back in time.
        Forget();
        await machines.ResetAsync(cancellation);
        screen.Line("the machines are as they were before the first deployment");
        return Ok;
    }

    public async Task<int> StatusAsync(CancellationToken cancellation)
    {
        foreach (var line in await machines.StatusAsync(cancellation))
        {
            screen.Line(line);
        }

        screen.Line(Deployed() is { } deployed
            ? $"deployed by the {(deployed.Engine == EngineKind.Lab ? "lab's own engine" : "Pulumi CLI")}, uplink {deployed.Uplink}{Given(deployed.Config)}"
            : "nothing is deployed");
        return Ok;

        static string Given(IReadOnlyList<ConfigValue> config) =>
            config.Count == 0 ? "" : $" with {string.Join(' ', config.Select(value => $"{value.Key}={value.Value}"))}";
    }

    /// <summary>What is deployed, or would be with other values.</summary>
    private async Task<Plan> PlanAsync(IReadOnlyList<ConfigValue> given, CancellationToken cancellation)
    {
        var config = given.Count > 0 ? [.. Deployed()?.Provider() ?? [], .. given] : Deployed()?.Config ?? [];
        var uplink = Deployed()?.Uplink ?? UplinkChoice.Default;
        return ProbePlan.Of(StackFile.Load(setting.ProjectFolder, setting.Stack, await SeenAsync(uplink, config, cancellation)));
    }

    private async Task<int> SshAsync(string place, string? command, bool terminal, CancellationToken cancellation)
    {
        var machine = Places.IsMachine(place) ? place : Places.World;
        if (!await machines.AnswersAsync(machine, cancellation))
        {
            throw new CommandException($"{machine} doesn't answer; ./demo.sh up starts it");
        }

        var (target, keyFile) = await machines.LoginAsync(machine, cancellation);
        var knownHosts = OpenSsh.KnowHost(target, Path.Combine(setting.Folder, $"known_hosts-{machine}"));
        return await OpenSsh.RunAsync(OpenSsh.Arguments(target, keyFile, knownHosts, terminal, command));
    }

    private async Task<IReadOnlyList<ConfigValue>> OverridesAsync(string uplink, IReadOnlyList<ConfigValue> given, CancellationToken cancellation) =>
        [.. await machines.ConnectionsAsync(await IsCloudAsync(given, cancellation), cancellation), .. UplinkChoice.Config(uplink), .. given];

    /// <summary>What is deployed stays where it is; at first the lab's own engine orders a server from the lab's cloud, and the Pulumi CLI,
    /// which would order from the real one, takes the machine that is there.</summary>
    private IReadOnlyList<ConfigValue> Given(DeployOptions options) =>
    [
        .. Deployed()?.Provider() ?? [LabConfig.From(cloud: Engine(options, Deployed()) == EngineKind.Lab)],
        .. options.Config,
    ];

    // As a deployment into a server that exists: to the network it makes no difference who ordered it.
    private async Task<IReadOnlyList<ConfigValue>> SeenAsync(string uplink, IReadOnlyList<ConfigValue> given, CancellationToken cancellation) =>
        await IsCloudAsync(given, cancellation)
            ? [.. await OverridesAsync(uplink, [.. LabConfig.WithoutCloud(given)], cancellation), .. await machines.ServerAsync(cancellation)]
            : await OverridesAsync(uplink, given, cancellation);

    private async Task<bool> IsCloudAsync(IReadOnlyList<ConfigValue> given, CancellationToken cancellation) =>
        LabConfig.IsCloud(StackFile.Load(setting.ProjectFolder, setting.Stack, [.. await machines.ConnectionsAsync(cloud: false, cancellation), .. given]));

    private static EngineKind Engine(DeployOptions options, DeployedRecord? deployed)
    {
        if (deployed is not null && options.Engine is { } wanted && wanted != deployed.Engine)
        {
            var name = deployed.Engine.ToString().ToLowerInvariant();
            throw new CommandException($"what is deployed is in the state of --engine {name}; `destroy` it with that, or `reset`, first");
        }

        return options.Engine ?? deployed?.Engine ?? EngineKind.Lab;
    }

    // Machines that were made anew have nothing on them, whatever the state says.
    private DeployedRecord? Deployed()
    {
        var record = DeployedRecord.Read(setting.Folder);
        if (record is not null && record.Machines != machines.Identity)
        {
            Forget();
            return null;
        }

        return record;
    }

    private void Forget()
    {
        StateStore.Forget(setting.Folder);
        PulumiWorkspace.Forget(setting.PulumiFolder);
        DeployedRecord.Forget(setting.Folder);
    }
}
