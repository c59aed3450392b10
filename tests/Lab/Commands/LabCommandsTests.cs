using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class LabCommandsTests : IDisposable
{
    /// <summary>A VPS that is there.</summary>
    private const string Machines = "vpsPrivateKey=[secret] routerPrivateKey=[secret] vps.provider=existing";

    /// <summary>One that the lab's cloud makes.</summary>
    private static readonly string Cloud =
        $"{string.Join(' ', LabConfig.NoVps.Select(value => $"{value.Key}={value.Value}"))} routerPrivateKey=[secret] vps.provider=hcloud";
    private static readonly DeployOptions Plain = new(null, [], Verbose: false);
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
    private readonly List<string> log = [];
    private readonly StringWriter screen = new();
    private readonly FakeMachines machines;
    private Exception? failure;
    private Exception? missing;
    private Func<Task> during = () => Task.CompletedTask;

    public LabCommandsTests() => machines = new FakeMachines(log);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A new one each time: what is remembered has to lie on the disk.
    private LabCommands Lab => new(
        new LabSetting(ProjectFolder.Find(), folder), machines, (kind, _) => new FakeEngine(log, kind) { Failure = failure, Missing = missing, During = during }, new Screen(screen, terminal: false), TextWriter.Null);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Up_brings_up_the_machines_and_deploys_over_the_way_in_that_the_lab_knows()
    {
        await Lab.UpAsync(Plain with { Config = [new("dmz.dhcpLease", "6h")], Debian = "12" }, Cancellation);

        Assert.Equal(["machines up clean=True cloud debian=12", "world provides 6in4", $"Lab up {Cloud} dmz.dhcpLease=6h"], log);
    }

    [Theory]
    [InlineData(EngineKind.Lab, "existing", false)]
    [InlineData(EngineKind.Lab, null, true)]
    [InlineData(EngineKind.Pulumi, null, false)]
    public async Task The_lab_s_own_engine_orders_a_server_unless_it_is_told_that_one_exists(EngineKind engine, string? provider, bool ordered)
    {
        ConfigValue[] given = provider is null ? [] : [new("vps.provider", provider)];

        await Lab.UpAsync(Plain with { Engine = engine, Config = given }, Cancellation);
        await Lab.PreviewAsync(Plain, Cancellation);

        Assert.Equal($"machines up clean=True{(ordered ? " cloud" : "")}", log[0]);
        Assert.Contains(ordered ? "vps.provider=hcloud" : "vps.provider=existing", log[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_something_is_deployed_the_machines_are_not_clean()
    {
        await Lab.UpAsync(Plain, Cancellation);
        await Lab.UpAsync(Plain, Cancellation);

        Assert.Contains("machines up clean=False cloud", log);
    }

    [Fact]
    public async Task A_failed_up_counts_as_deployed()
    {
        failure = new DeploymentException("no");
        await Assert.ThrowsAsync<DeploymentException>(() => Lab.UpAsync(Plain, Cancellation));
        failure = null;

        await Lab.UpAsync(Plain, Cancellation);

        Assert.Contains("machines up clean=False cloud", log);
    }

    [Fact]
    public async Task A_refused_configuration_boots_no_machine_and_leaves_no_record()
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => Lab.UpAsync(
            Plain with { Config = [new("dmz.prefix", "2001:db8:0:2::/65"), new("dmz.exposure", "half")] }, Cancellation));

        Assert.Contains("dmz.prefix", error.Message, StringComparison.Ordinal);
        Assert.Contains("dmz.exposure", error.Message, StringComparison.Ordinal);
        Assert.Empty(log);
        Assert.Null(DeployedRecord.Read(folder));
    }

    [Fact]
    public async Task An_engine_that_is_not_there_boots_no_machine_and_leaves_no_record()
    {
        missing = new DeploymentException("there is no CLI");

        await Assert.ThrowsAsync<DeploymentException>(() => Lab.UpAsync(Plain with { Engine = EngineKind.Pulumi }, Cancellation));

        Assert.Empty(log);
        Assert.Null(DeployedRecord.Read(folder));
    }

    [Fact]
    public async Task What_deployed_last_goes_on_deploying()
    {
        await Lab.UpAsync(Plain with { Engine = EngineKind.Pulumi }, Cancellation);
        await Lab.PreviewAsync(Plain, Cancellation);
        await Lab.DestroyAsync(Plain, force: true, Cancellation);
        await Lab.PreviewAsync(Plain, Cancellation);

        Assert.Equal(
            [$"Pulumi up {Machines}", $"Pulumi preview {Machines}", "Pulumi destroy force=True", $"Lab preview {Cloud}"],
            log.Where(line => line.StartsWith("Lab ", StringComparison.Ordinal) || line.StartsWith("Pulumi ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_engines_on_one_deployment_are_refused()
    {
        await Lab.UpAsync(Plain, Cancellation);

        var error = await Assert.ThrowsAsync<CommandException>(() => Lab.PreviewAsync(Plain with { Engine = EngineKind.Pulumi }, Cancellation));

        Assert.Contains("--engine lab", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_destroy_leaves_something_to_destroy()
    {
        await Lab.UpAsync(Plain with { Engine = EngineKind.Pulumi }, Cancellation);
        failure = new DeploymentException("no");

        await Assert.ThrowsAsync<DeploymentException>(() => Lab.DestroyAsync(Plain, force: false, Cancellation));
        failure = null;
        await Lab.DestroyAsync(Plain, force: false, Cancellation);

        Assert.Equal("Pulumi destroy force=False", log[^1]);
    }

    [Fact]
    public async Task New_machines_have_nothing_deployed_on_them()
    {
        await Lab.UpAsync(Plain with { Engine = EngineKind.Pulumi }, Cancellation);
        File.WriteAllText(Path.Combine(folder, "state.json"), "of the old machines");
        machines.Identity = "second";

        await Lab.UpAsync(Plain, Cancellation);

        Assert.Equal($"Lab up {Cloud}", log[^1]);
        Assert.False(File.Exists(Path.Combine(folder, "state.json")));
    }

    [Fact]
    public async Task Reset_forgets_before_it_goes_back()
    {
        await Lab.UpAsync(Plain, Cancellation);
        File.WriteAllText(Path.Combine(folder, "state.json"), "{}");

        await Lab.ResetAsync(Cancellation);

        Assert.Equal("machines reset", log[^1]);
        Assert.False(File.Exists(Path.Combine(folder, "state.json")));
        await Lab.StatusAsync(Cancellation);
        Assert.Contains("nothing is deployed", screen.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("down")]
    [InlineData("reset")]
    [InlineData("destroy")]
    [InlineData("up")]
    public async Task While_an_up_runs_nothing_else_touches_the_machines(string second)
    {
        CommandException? error = null;
        during = async () => error = await Assert.ThrowsAsync<CommandException>(() => second switch
        {
            "down" => Lab.DownAsync(Cancellation),
            "reset" => Lab.ResetAsync(Cancellation),
            "destroy" => Lab.DestroyAsync(Plain, force: false, Cancellation),
            _ => Lab.UpAsync(Plain, Cancellation),
        });

        await Lab.UpAsync(Plain, Cancellation);

        Assert.Contains($"up (process {Environment.ProcessId}) is at work", error!.Message, StringComparison.Ordinal);
        Assert.Equal(["machines up clean=True cloud", "world provides 6in4", $"Lab up {Cloud}"], log);
        during = () => Task.CompletedTask;
        await Lab.DownAsync(Cancellation);
        Assert.Equal("machines down", log[^1]);
    }

    [Theory]
    [InlineData("router", "router")]
    [InlineData("dmzhost", "world")]
    public async Task Where_no_machine_answers_exec_and_ssh_say_what_starts_it(string place, string machine)
    {
        foreach (var attempt in new[] { () => Lab.ExecAsync(place, ["true"], Cancellation), () => Lab.SshAsync(place, Cancellation) })
        {
            var error = await Assert.ThrowsAsync<CommandException>(attempt);

            Assert.Equal($"{machine} doesn't answer; ./demo.sh up starts it", error.Message);
        }
    }

    [Fact]
    public async Task Status_says_who_deployed_and_with_what()
    {
        await Lab.UpAsync(Plain with { Config = [new("dmz.exposure", "open")] }, Cancellation);

        await Lab.StatusAsync(Cancellation);

        Assert.Contains("vps runs", screen.ToString(), StringComparison.Ordinal);
        Assert.Contains("lab's own engine, uplink 6in4 with vps.provider=hcloud dmz.exposure=open", screen.ToString(), StringComparison.Ordinal);
    }
}
