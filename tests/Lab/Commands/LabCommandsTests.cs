namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class LabCommandsTests : InFolder
{
    /// <summary>What a deployment gets of a VPS that is there.</summary>
    private const string Existing = "vpsPrivateKey=[secret] routerPrivateKey=[secret] vps.provider=existing";

    /// <summary>And of one that the lab's cloud makes.</summary>
    private static readonly string Ordered =
        $"{string.Join(' ', LabConfig.NoVps.Select(value => $"{value.Key}={value.Value}"))} routerPrivateKey=[secret] vps.provider=hcloud";

    private static readonly DeployOptions Plain = new(null, [], Verbose: false);
    private static readonly DeployOptions Pulumi = Plain with { Engine = EngineKind.Pulumi };
    private readonly List<string> log = [];
    private readonly StringWriter screen = new();
    private readonly FakeMachines machines;
    private Action check = () => { };
    private Func<Task> during = () => Task.CompletedTask;

    public LabCommandsTests() => machines = new FakeMachines(log);

    // A new one each time: what is remembered has to lie on the disk.
    private LabCommands Lab => new(
        new LabSetting(ProjectFolder.Find(), Folder), machines, (kind, _) => new FakeEngine(log, kind, check, during), new Screen(screen, terminal: false), TextWriter.Null);

    private async Task FailsAsync(Func<Task> command)
    {
        during = () => throw new DeploymentException("no");
        await Assert.ThrowsAsync<DeploymentException>(command);
        during = () => Task.CompletedTask;
    }

    [Fact]
    public async Task Up_brings_up_the_machines_and_deploys_over_the_way_in_that_the_lab_knows()
    {
        await Lab.UpAsync(Plain with { Config = [new("dmz.exposure", "open")], Debian = "12" }, Ct);

        Assert.Equal(["machines up clean=True cloud debian=12", "world provides 6in4", $"Lab up {Ordered} dmz.exposure=open"], log);
        await Lab.StatusAsync(Ct);
        screen.ToString().MustSay("vps runs", "lab's own engine, uplink 6in4 with vps.provider=hcloud dmz.exposure=open");
    }

    [Fact]
    public async Task A_server_that_exists_is_not_ordered_and_stays_what_is_deployed()
    {
        await Lab.UpAsync(Plain with { Config = [new("vps.provider", "existing")] }, Ct);
        await Lab.PreviewAsync(Plain, Ct);

        Assert.Equal(("machines up clean=True", $"Lab preview {Existing}"), (log[0], log[^1]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Once_something_is_deployed_or_failed_to_be_the_machines_are_not_clean(bool failed)
    {
        Func<Task> up = () => Lab.UpAsync(Plain, Ct);
        await (failed ? FailsAsync(up) : up());

        await up();

        Assert.Contains("machines up clean=False cloud", log);
    }

    [Fact]
    public async Task A_refused_configuration_or_an_engine_that_is_not_there_boots_no_machine_and_leaves_no_record()
    {
        var wrong = Plain with { Config = [new("dmz.prefix", "2001:db8:0:2::/65"), new("dmz.exposure", "half")] };
        (await Assert.ThrowsAsync<CommandException>(() => Lab.UpAsync(wrong, Ct))).Message.MustSay("dmz.prefix", "dmz.exposure");
        check = () => throw new DeploymentException("there is no CLI");
        await Assert.ThrowsAsync<DeploymentException>(() => Lab.UpAsync(Pulumi, Ct));

        Assert.Empty(log);
        Assert.Null(DeployedRecord.Read(Folder));
    }

    [Fact]
    public async Task What_deployed_last_goes_on_deploying_until_it_has_destroyed_and_another_engine_is_refused()
    {
        await Lab.UpAsync(Pulumi, Ct);
        await Lab.PreviewAsync(Plain, Ct);
        (await Assert.ThrowsAsync<CommandException>(() => Lab.PreviewAsync(Plain with { Engine = EngineKind.Lab }, Ct))).Message.MustSay("--engine pulumi");
        await FailsAsync(() => Lab.DestroyAsync(Plain, force: false, Ct));
        await Lab.DestroyAsync(Plain, force: true, Ct);
        await Lab.PreviewAsync(Plain, Ct);

        Assert.Equal(
            [
                "machines up clean=True", "world provides 6in4", $"Pulumi up {Existing}", $"Pulumi preview {Existing}",
                "Pulumi destroy force=False", "Pulumi destroy force=True", $"Lab preview {Ordered}",
            ],
            log);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task New_machines_and_those_that_were_reset_have_nothing_deployed_on_them(bool reset)
    {
        await Lab.UpAsync(Pulumi, Ct);
        Write("state.json", "of the old machines");
        machines.Identity = reset ? machines.Identity : "second";
        await (reset ? Lab.ResetAsync(Ct) : Task.CompletedTask);

        await Lab.StatusAsync(Ct);
        await Lab.PreviewAsync(Plain, Ct);

        Assert.Equal((reset, $"Lab preview {Ordered}", false), (log.Contains("machines reset"), log[^1], File.Exists(At("state.json"))));
        screen.ToString().MustSay("nothing is deployed");
    }

    [Fact]
    public async Task While_an_up_runs_nothing_else_touches_the_machines()
    {
        during = () => Assert.AllAsync<Func<Task>>(
            [
                () => Lab.UpAsync(Plain, Ct), () => Lab.DestroyAsync(Plain, false, Ct), () => Lab.ResetAsync(Ct), () => Lab.DownAsync(Ct),
                () => Lab.ProbeAsync(new(false, null, false, []), Ct),
            ],
            async second => (await Assert.ThrowsAsync<CommandException>(second)).Message.MustSay($"up (process {Environment.ProcessId}) is at work"));

        await Lab.UpAsync(Plain, Ct);

        Assert.Equal(3, log.Count);
        await Lab.DownAsync(Ct);
        Assert.Equal("machines down", log[^1]);
    }

    [Theory]
    [InlineData("router", "router")]
    [InlineData("dmzhost", "world")]
    public async Task Where_no_machine_answers_exec_and_ssh_say_what_starts_it(string place, string machine) => await Assert.AllAsync<Func<Task>>(
        [() => Lab.ExecAsync(place, ["true"], Ct), () => Lab.SshAsync(place, Ct)],
        async attempt => Assert.Equal($"{machine} doesn't answer; ./demo.sh up starts it", (await Assert.ThrowsAsync<CommandException>(attempt)).Message));
}
