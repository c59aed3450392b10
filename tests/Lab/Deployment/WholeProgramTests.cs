using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Cloud;
using Ipv6Dmz.Tests.Sdk;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The program itself, with the dev stack's file, on machines that only remember.</summary>
[Collection(nameof(ProcessState))]
public sealed class WholeProgramTests : IDisposable
{
    private static readonly ConfigValue[] Connections =
    [
        new("vpsPrivateKey", Bench.PrivateKey, Secret: true),
        new("routerPrivateKey", Bench.PrivateKey, Secret: true),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
    private readonly FakeShell shell = new();
    private readonly RecordedEvents events = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static readonly ConfigValue[] Ordered = [.. LabConfig.NoVps, new("vps.provider", "hcloud")];

    private readonly FakeSite site = new();

    private StackDeployment Deployment => new(StackProgram.Of<LabStack>(), folder, shell, events, new LabCloud(Path.Combine(folder, "cloud.json"), site));

    private static StackConfig Config(params ConfigValue[] changes) => StackFile.Load(ProjectFolder.Find(), "dev", [.. Connections, .. changes]);

    private Task<DeploymentResult> UpAsync(params ConfigValue[] changes)
    {
        shell.Clear();
        return Deployment.UpAsync(Config(changes), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_second_up_says_no_changes_and_sends_no_SSH_command()
    {
        Assert.True((await UpAsync()).Ok);

        var second = await UpAsync();

        Assert.Equal("no changes", ChangeText.Summary(second, preview: false));
        Assert.Empty(shell.Calls);
    }

    [Fact]
    public async Task A_first_preview_shows_the_files_and_not_the_whole_agent()
    {
        var result = await Deployment.PreviewAsync(Config(), TestContext.Current.CancellationToken);

        var lines = result.Changes.SelectMany(ChangeText.Lines).ToList();
        Assert.Contains(lines, line => line.Contains("+ dhcp-range=", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("more lines", StringComparison.Ordinal));
        Assert.InRange(lines.Count, 100, 1500);
    }

    [Fact]
    public async Task A_changed_DHCP_range_runs_one_stage_step_and_what_follows_from_it()
    {
        await UpAsync();

        var result = await UpAsync(new ConfigValue("dmz.dhcpRange", "192.168.2.100-192.168.2.150"));

        Assert.Equal(
            ["router-activate", "router-confirm", "router-delegation", "router-verify", "vps-confirm", "vps-verify"],
            result.Changes.Where(change => change.Kind == ChangeKind.Update).Select(change => change.Key.Name).Order());
        Assert.Equal(6, shell.Calls.Count);
    }

    [Fact]
    public async Task A_preview_of_it_names_the_same_steps_and_shows_the_line()
    {
        await UpAsync();

        var result = await Deployment.PreviewAsync(
            Config(new ConfigValue("dmz.dhcpRange", "192.168.2.100-192.168.2.150")), TestContext.Current.CancellationToken);

        Assert.Equal(6, result.Count(ChangeKind.Update));
        var lines = result.Changes.Where(change => change.Key.Name == "router-delegation").SelectMany(ChangeText.Lines).ToList();
        Assert.Contains(lines, line => line.Contains("- dhcp-range=", StringComparison.Ordinal) && line.Contains("192.168.2.199", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("+ dhcp-range=", StringComparison.Ordinal) && line.Contains("192.168.2.150", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_key_is_in_the_state_file_the_events_or_the_outputs()
    {
        var result = await UpAsync();

        var secrets = shell.Calls.Where(call => call.Command.EndsWith("agent keys", StringComparison.Ordinal))
            .SelectMany(call => call.Stdin.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
            .ToList();
        Assert.Equal(4, secrets.Count);
        var shown = File.ReadAllText(Path.Combine(folder, "state.json")) + events.All + string.Join('\n', result.Outputs.Values);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
        Assert.Contains("198.18.0.10", result.Outputs.Values);
    }

    [Fact]
    public async Task A_wrong_value_is_said_with_its_key_and_nothing_is_sent()
    {
        var error = await Assert.ThrowsAsync<DeploymentException>(() => UpAsync(new ConfigValue("dmz.prefix", "2001:db8:0:2::/65")));

        Assert.Contains("dmz.prefix", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error.Message, StringComparison.Ordinal);
        Assert.Empty(shell.Calls);
    }

    [Fact]
    public async Task From_an_order_in_the_cloud_to_the_last_step_and_back()
    {
        var result = await UpAsync(Ordered);

        Assert.True(result.Ok, string.Join('\n', result.Failures));
        Assert.Equal("create ipv6-dmz-dev-vps debian-13 at 198.18.0.10 and 2001:db8:0:98::1 with 1 keys", site.Calls[^1]);
        Assert.Contains("198.18.0.10", result.Outputs.Values);
        var onVps = shell.Calls.Where(call => call.Connection.Host == "198.18.0.10").ToList();
        Assert.Equal("sh -s", onVps[0].Command);
        Assert.All(onVps, call => Assert.StartsWith("ecdsa-sha2-nistp256 ", call.Connection.HostKey, StringComparison.Ordinal));
        Assert.False((await UpAsync(Ordered)).HasChanges);
        Assert.Empty(shell.Calls);

        shell.Clear();
        Assert.True((await Deployment.DestroyAsync(force: false, TestContext.Current.CancellationToken)).Ok);

        Assert.DoesNotContain(shell.Calls, call => call.Connection.Host == "198.18.0.10");
        Assert.Contains("delete", site.Calls);
    }

    [Fact]
    public async Task Another_server_in_the_cloud_runs_every_step_on_it_again()
    {
        await UpAsync(Ordered);
        var steps = shell.Calls.Count(call => call.Connection.Host == "198.18.0.10");
        var folder = Path.Combine(this.folder, "state.json");
        // As if another release had another image's name.
        File.WriteAllText(folder, File.ReadAllText(folder).Replace("\"debian-13\"", "\"debian-11\"", StringComparison.Ordinal));

        var result = await UpAsync(Ordered);

        Assert.True(result.Ok, string.Join('\n', result.Failures));
        Assert.Equal(1, result.Count(ChangeKind.Replace));
        Assert.Equal(steps, shell.Calls.Count(call => call.Connection.Host == "198.18.0.10"));
    }
}
