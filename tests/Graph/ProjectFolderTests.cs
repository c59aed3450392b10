using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Graph;

public sealed class ProjectFolderTests : InFolder
{
    [Fact]
    public async Task The_program_reads_the_list_that_stands_beside_Pulumi_yaml()
    {
        Write("lists/home.yaml", "web: { ipv6: \"::10\", services: [{ name: https, ports: 443, ipv4: same }] }");

        var run = await ProgramRun.OfAsync(SampleConfig.Stack("6in4 & hostsFile=lists/home.yaml"), folder: Folder);

        Assert.Equal("web https (tcp): [2001:db8:0:2::10]:443, 198.18.0.10:443", await Pulumi.Utilities.OutputUtilities.GetValueAsync(run.Stack.Services));
    }

    [Fact]
    public async Task Without_the_file_nothing_is_registered()
    {
        var mocks = new RecordingMocks();

        var error = await Assert.ThrowsAnyAsync<Exception>(() => ProgramRun.OfAsync(SampleConfig.Stack("6in4 & hostsFile=hosts.yaml"), mocks, folder: Folder));

        error.ToString().MustSay($"hostsFile: hosts.yaml — there is no such file in {Folder}, the folder of Pulumi.yaml; ");
        Assert.DoesNotContain(mocks.Resources.Values, resource => resource.Type != "pulumi:pulumi:Stack");
    }

    [Fact]
    public void The_lab_s_probes_go_by_the_same_list()
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml" })
        {
            Write(file, RepositoryFile.Read(file));
        }

        Write("hosts.yaml", "web: { services: [{ name: https, ports: 443 }] }");
        ConfigValue[] given =
        [
            ConfigValue.Unset("hosts"), new("hostsFile", "hosts.yaml"), new("vpsPrivateKey", SampleConfig.PrivateKey, Secret: true), new("routerPrivateKey", SampleConfig.PrivateKey, Secret: true),
        ];

        Assert.Equal("web", Assert.Single(ProbePlan.Of(StackFile.Load(Folder, "dev", given)).Hosts).Given.Name);
    }
}
