using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Probes;
using Pulumi.HCloud;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// From an order in an empty cloud to traffic, with the uplinks that need no broker.
[Collection(LabCollection.Name), Trait("Category", "Cloud")]
public sealed class CloudScenarioTests(CloudFixture lab)
{
    private static readonly string Folder = CloudFixture.Folder.File("state");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_an_empty_cloud_to_traffic_everything_is_as_it_should_be()
    {
        const string uplink = "routed";
        var machines = await BeginAsync(uplink);

        await UpAsync<LabStack>(machines, uplink);

        Assert.NotNull(CloudFixture.Held()!.Filter());
        await ProbeAsync(machines, uplink, disturb: true);
    }

    [Fact]
    public async Task Another_server_has_the_first_one_s_addresses_and_keys_and_the_tunnel_returns_by_itself()
    {
        const string uplink = "native64";
        // The host asks for its address every few seconds.
        var traffic = $"ip netns exec dmzhost timeout {Pace.Seconds(60)} sh -c 'until ping -q -c 3 -W 5 2001:db8:0:80::80 && ping -q -c 3 -W 5 198.51.100.80; do sleep 1; done'";
        var machines = await BeginAsync(uplink);
        var first = await UpAsync<LabStack>(machines, uplink);
        await SayAsync(machines, LabMachine.World, traffic);
        const string running = $"{DeployedLab.Running}; cat /sys/class/net/wg-vps/ifindex";
        var onRouter = await SayAsync(machines, LabMachine.Router, running);
        var server = machines.Server!;

        var second = await UpAsync<OtherImage>(machines, uplink);

        Assert.NotEqual(server.Id, machines.Server!.Id);
        Assert.Equal(first.Outputs["vpsPublicKey"], second.Outputs["vpsPublicKey"]);
        Assert.Equal(onRouter, await SayAsync(machines, LabMachine.Router, running));
        await ProbeAsync(machines, uplink);
    }

    private async Task<LabMachines> BeginAsync(string uplink)
    {
        var machines = await lab.EmptyAsync();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        await Commands(machines).ProvideAsync(uplink, newHosts: false, Ct);
        return machines;
    }

    private async Task<DeploymentResult> UpAsync<TStack>(LabMachines machines, string uplink)
        where TStack : Stack, new()
    {
        var values = Load([.. await Commands(machines).ConnectionsAsync(cloud: true, Ct), .. UplinkChoice.Config(uplink), LabConfig.From(cloud: true)]);
        var result = await new StackDeployment(StackProgram.Of<TStack>(), Folder, CloudFixture.Shell, new ToTestOutput(), lab.Cloud).UpAsync(values, Ct);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    private static async Task ProbeAsync(LabMachines machines, string uplink, bool disturb = false)
    {
        var commands = Commands(machines);
        var seen = Load([.. await commands.ConnectionsAsync(cloud: false, Ct), .. UplinkChoice.Config(uplink), .. await commands.ServerAsync(Ct)]);
        var options = new ProbeOptions(ProbePlan.Of(seen)) { Disturb = disturb, CloudFirewall = commands.HasCloudFirewall };
        var results = await ProbeRunner.RunAsync(commands.RunAsync, options, ct: Ct);
        DeployedLab.AssertOk(results);
        Assert.InRange(results.Count, 50, int.MaxValue);
    }

    private static StackConfig Load(ConfigValue[] values) => StackFile.Load(ProjectFolder.Find(), "dev", values);

    // The program, once it orders another image; in the lab's all is the same.
    private sealed class OtherImage() : DmzStack(Options())
    {
        private static StackOptions? Options()
        {
            var options = ProgramWatch.Options();
            options?.ResourceTransformations.Insert(0, resource =>
            {
                if (resource.Args is ServerArgs server)
                {
                    server.Image = "debian-12-again";
                }

                return null;
            });
            return options;
        }
    }

    private static QemuMachines Commands(LabMachines machines) => new(machines, new Screen(TextWriter.Null, terminal: false));

    private static Task<string> SayAsync(LabMachines machines, LabMachine machine, string command) => MachineShell.SayAsync(machines, machine, command, Ct);
}
