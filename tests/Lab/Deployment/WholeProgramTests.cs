namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The program itself, with the dev stack's file, on machines that only remember.</summary>
[Collection(nameof(ProcessState))]
public sealed class WholeProgramTests : InFolder
{
    private static readonly ConfigValue[] Keys = [new("vpsPrivateKey", Step.PrivateKey, Secret: true), new("routerPrivateKey", Step.PrivateKey, Secret: true)];
    private static readonly ConfigValue[] Ordered = [.. LabConfig.NoVps, new("vps.provider", "hcloud")];
    private static readonly ConfigValue Range = new("dmz.dhcpRange", "192.168.2.100-192.168.2.150");

    private readonly FakeShell shell = new() { Answer = _ => new(0, "", "") };
    private readonly FakeSite site = new();

    private StackDeployment Deployment => new(StackProgram.Of<LabStack>(), Folder, shell, new RecordedEvents(), new LabCloud(At("cloud.json"), site));

    private IEnumerable<ShellCall> OnVps => shell.Calls.Where(call => call.Connection.Host == "198.18.0.10");

    private static StackConfig Config(ConfigValue[] changes) => StackFile.Load(ProjectFolder.Find(), "dev", [.. Keys, .. changes]);

    private async Task<DeploymentResult> UpAsync(params ConfigValue[] changes)
    {
        shell.Clear();
        var result = await Deployment.UpAsync(Config(changes), Ct).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    [Fact]
    public async Task A_changed_DHCP_range_runs_one_stage_step_and_what_follows_from_it_as_the_preview_said_and_then_nothing()
    {
        await UpAsync();

        var preview = await Deployment.PreviewAsync(Config([Range]), Ct);
        var result = await UpAsync(Range);

        Assert.All([preview, result], it => Assert.Equal(
            ["router-activate", "router-confirm", "router-dhcp-dns", "router-verify", "vps-confirm", "vps-verify"],
            it.Changes.Where(change => change.Kind == ChangeKind.Update).Select(change => change.Key.Name).Order()));
        Assert.Equal(6, shell.Calls.Count);
        string.Join('\n', preview.Changes.Where(change => change.Key.Name == "router-dhcp-dns").SelectMany(ChangeText.Lines))
            .MustSay("- dhcp-range=192.168.2.100,192.168.2.199", "+ dhcp-range=192.168.2.100,192.168.2.150");
        Assert.False((await UpAsync(Range)).HasChanges);
        Assert.Empty(shell.Calls);
    }

    [Fact]
    public async Task From_an_order_in_the_cloud_to_another_server_with_every_step_on_it_and_back()
    {
        var result = await UpAsync(Ordered);

        Assert.Equal("create ipv6-dmz-dev-vps debian-13 at 198.18.0.10 and 2001:db8:0:98::1 with 1 keys", site.Calls[^1]);
        Assert.Contains("198.18.0.10", result.Outputs.Values);
        Assert.Equal("sh -s", OnVps.First().Command);
        Assert.All(OnVps, call => Assert.StartsWith("ecdsa-sha2-nistp256 ", call.Connection.HostKey));
        var steps = OnVps.Count();
        Assert.False((await UpAsync(Ordered)).HasChanges);
        // As if another release had another image's name.
        Write("state.json", Read("state.json").Replace("\"debian-13\"", "\"debian-11\""));

        result = await UpAsync(Ordered);

        Assert.Equal((1, steps), (result.Count(ChangeKind.Replace), OnVps.Count()));
        shell.Clear();
        Assert.True((await Deployment.DestroyAsync(force: false, Ct)).Ok);
        Assert.Empty(OnVps);
        Assert.Equal(2, site.Calls.Count(call => call == "delete"));
    }
}
