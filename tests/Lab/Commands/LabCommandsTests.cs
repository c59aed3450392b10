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

    [Theory]
    [InlineData(EngineKind.Lab, "existing", false)]
    [InlineData(EngineKind.Lab, null, true)]
    [InlineData(EngineKind.Pulumi, null, false)]
    public async Task The_lab_s_own_engine_orders_a_server_unless_it_is_told_that_one_exists(EngineKind engine, string? provider, bool ordered)
    {
        await Lab.UpAsync(new(engine, provider is null ? [] : [new("vps.provider", provider)], false), Ct);
        await Lab.PreviewAsync(Plain, Ct);

        Assert.Equal($"machines up clean=True{(ordered ? " cloud" : "")}", log[0]);
        log[^1].MustSay(ordered ? "vps.provider=hcloud" : "vps.provider=existing");
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
    public async Task A_refused_configuration_boots_no_machine_and_leaves_no_record()
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => Lab.UpAsync(
            Plain with { Config = [new("dmz.prefix", "2001:db8:0:2::/65"), new("dmz.exposure", "half")] }, Ct));

        error.Message.MustSay("dmz.prefix", "dmz.exposure");
        Assert.Empty(log);
        Assert.Null(DeployedRecord.Read(Folder));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_boots_no_machine_and_leaves_no_record()
    {
        check = () => throw new DeploymentException("there is no CLI");

        await Assert.ThrowsAsync<DeploymentException>(() => Lab.UpAsync(Pulumi, Ct));

        Assert.Empty(log);
        Assert.Null(DeployedRecord.Read(Folder));
    }

    [Fact]
    public async Task What_deployed_last_goes_on_deploying_until_it_has_destroyed()
    {
        await Lab.UpAsync(Pulumi, Ct);
        await Lab.PreviewAsync(Plain, Ct);
        await FailsAsync(() => Lab.DestroyAsync(Plain, force: false, Ct));
        await Lab.DestroyAsync(Plain, force: true, Ct);
        await Lab.PreviewAsync(Plain, Ct);

        Assert.Equal(
            [$"Pulumi up {Existing}", $"Pulumi preview {Existing}", "Pulumi destroy force=False", "Pulumi destroy force=True", $"Lab preview {Ordered}"], log[2..]);
    }

    [Fact]
    public async Task Two_engines_on_one_deployment_are_refused()
    {
        await Lab.UpAsync(Plain, Ct);

        (await Assert.ThrowsAsync<CommandException>(() => Lab.PreviewAsync(Pulumi, Ct))).Message.MustSay("--engine lab");
    }

    [Fact]
    public async Task New_machines_have_nothing_deployed_on_them()
    {
        await Lab.UpAsync(Pulumi, Ct);
        Write("state.json", "of the old machines");
        machines.Identity = "second";

        await Lab.UpAsync(Plain, Ct);

        Assert.Equal($"Lab up {Ordered}", log[^1]);
        Assert.False(File.Exists(At("state.json")));
    }

    [Fact]
    public async Task Reset_forgets_before_it_goes_back()
    {
        await Lab.UpAsync(Plain, Ct);
        Write("state.json", "{}");

        await Lab.ResetAsync(Ct);

        Assert.Equal("machines reset", log[^1]);
        Assert.False(File.Exists(At("state.json")));
        await Lab.StatusAsync(Ct);
        screen.ToString().MustSay("nothing is deployed");
    }

    public static TheoryData<string, Func<LabCommands, CancellationToken, Task>> Commands => new()
    {
        { "up", (lab, ct) => lab.UpAsync(Plain, ct) },
        { "destroy", (lab, ct) => lab.DestroyAsync(Plain, false, ct) },
        { "reset", (lab, ct) => lab.ResetAsync(ct) },
        { "down", (lab, ct) => lab.DownAsync(ct) },
        { "probe", (lab, ct) => lab.ProbeAsync(new(false, null, false, []), ct) },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task While_an_up_runs_nothing_else_touches_the_machines(string what, Func<LabCommands, CancellationToken, Task> second)
    {
        CommandException? error = null;
        during = async () => error = await Assert.ThrowsAsync<CommandException>(() => second(Lab, Ct));

        await Lab.UpAsync(Plain, Ct);

        error!.Message.MustSay($"up (process {Environment.ProcessId}) is at work");
        Assert.True(log.Count == 3, what);
        await Lab.DownAsync(Ct);
        Assert.Equal("machines down", log[^1]);
    }

    [Theory]
    [InlineData("router", "router")]
    [InlineData("dmzhost", "world")]
    public async Task Where_no_machine_answers_exec_and_ssh_say_what_starts_it(string place, string machine)
    {
        foreach (var attempt in new[] { () => Lab.ExecAsync(place, ["true"], Ct), () => Lab.SshAsync(place, Ct) })
        {
            Assert.Equal($"{machine} doesn't answer; ./demo.sh up starts it", (await Assert.ThrowsAsync<CommandException>(attempt)).Message);
        }
    }

    [Fact]
    public void To_the_probes_a_server_of_the_cloud_is_a_VPS_that_exists()
    {
        var values = LabConfig.Server(FakeSite.Server, new SshTarget("127.0.0.1", 2201, "root", "pem", "ecdsa AAAA")).Select(value => $"{value.Key}={value.Value}");

        string.Join('\n', values).MustSay("vps.provider=existing", "vps.ipv4=198.18.0.10", "vps.ipv6=2001:db8:0:98::1/64", "vps.connection.hostKey=ecdsa AAAA");
        Assert.Equal("dmz.dhcpLease", Assert.Single(LabConfig.WithoutCloud(
            [new("vps.provider", "hcloud"), new("vps.hcloud.location", "fsn1"), new("dmz.dhcpLease", "6h")])).Key);
    }
}
