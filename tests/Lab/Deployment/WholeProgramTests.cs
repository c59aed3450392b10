namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>The program itself, with the dev stack's file, on machines that only remember.</summary>
[Collection(nameof(ProcessState))]
public sealed class WholeProgramTests : InFolder
{
    private static readonly ConfigValue[] Ordered = [new("routerPrivateKey", Step.PrivateKey, Secret: true), .. LabConfig.NoVps, new("vps.provider", "hcloud")];

    private readonly FakeShell shell = new() { Answer = _ => new(0, "", "") };
    private readonly FakeSite site = new();

    private StackDeployment Deployment => new(StackProgram.Of<LabStack>(), Folder, shell, new RecordedEvents(), new LabCloud(At("cloud.json"), site));

    private IEnumerable<ShellCall> OnVps => shell.Calls.Where(call => call.Connection.Host == "198.18.0.10");

    private async Task<DeploymentResult> UpAsync()
    {
        shell.Clear();
        var result = await Deployment.UpAsync(StackFile.Load(ProjectFolder.Find(), "dev", Ordered), Ct).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    [Fact]
    public async Task From_an_order_in_the_cloud_to_another_server_with_every_step_on_it_and_back()
    {
        var result = await UpAsync();

        Assert.Equal("create ipv6-dmz-dev-vps debian-13 at 198.18.0.10 and 2001:db8:0:98::1 with 1 keys", site.Calls[^1]);
        Assert.Contains("198.18.0.10", result.Outputs.Values);
        Assert.Equal("sh -s", OnVps.First().Command);
        Assert.All(OnVps, call => Assert.StartsWith("ecdsa-sha2-nistp256 ", call.Connection.HostKey));
        var steps = OnVps.Count();
        Assert.False((await UpAsync()).HasChanges);
        // As if another release had another image's name.
        Write("state.json", Read("state.json").Replace("\"debian-13\"", "\"debian-11\""));

        result = await UpAsync();

        Assert.Equal((1, steps), (result.Count(ChangeKind.Replace), OnVps.Count()));
        shell.Clear();
        Assert.True((await Deployment.DestroyAsync(force: false, Ct)).Ok);
        Assert.Empty(OnVps);
        Assert.Equal(2, site.Calls.Count(call => call == "delete"));
        var cloud = LabCloud.Read(At("cloud.json"))!;
        Assert.Equal((0, 0, 0, 0, 0), (cloud.Servers.Count, cloud.PrimaryIps.Count, cloud.SshKeys.Count, cloud.Firewalls.Count, cloud.ReverseNames.Count));
    }
}
