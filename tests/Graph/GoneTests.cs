namespace Ipv6Dmz.Tests.Graph;

/// <summary>A machine that is gone is forgotten with `pulumi state delete --target-dependents` of its first step, as docs/operate.md has it: what hangs
/// on that step has to be the machine's, all of it, and nothing of the other machine that has something to undo.</summary>
public class GoneTests
{
    [Theory]
    [InlineData("router", "vps")]
    [InlineData("vps", "router")]
    public async Task What_hangs_on_a_machine_s_first_step_is_the_machine_and_what_the_other_did_together_with_it(string machine, string other)
    {
        var steps = await DependenciesAsync(new RecordingMocks());

        var forgotten = Dependents(steps, $"{machine}-agent");

        string[] together = other == "vps" ? ["vps-activate", "vps-broker", "vps-confirm", "vps-verify"] : ["router-activate", "router-confirm", "router-verify"];
        Assert.Equal(steps.Keys.Where(step => step.StartsWith($"{machine}-")).Concat(together).Order(), forgotten.Order());
    }

    [Theory]
    [InlineData("router", "vps")]
    [InlineData("vps", "router")]
    public async Task The_rest_of_a_destroy_undoes_all_on_the_other_machine(string machine, string other)
    {
        var mocks = new RecordingMocks();
        var steps = await DependenciesAsync(mocks);

        var left = steps.Keys.Except(Dependents(steps, $"{machine}-agent"));

        // It takes back what runs, too, where no other step did.
        Assert.Contains($"{other}-agent", left);
        Assert.EndsWith("/agent remove", mocks.Input($"{other}-agent", "delete"));
    }

    [Fact]
    public void The_page_about_it_names_the_first_steps()
    {
        var page = RepositoryFile.Read("docs/operate.md");

        Assert.Contains("pulumi state delete --target-dependents \"$(pulumi stack --show-urns | grep -o 'urn:.*::router-agent$')\"", page);
        Assert.Contains("for the VPS, `vps-agent`", page);
    }

    /// <summary>The step itself, what depends on it, what depends on that …</summary>
    private static HashSet<string> Dependents(IReadOnlyDictionary<string, string[]> steps, string first)
    {
        HashSet<string> found = [first];
        while (steps.FirstOrDefault(step => !found.Contains(step.Key) && step.Value.Any(found.Contains)).Key is { } next)
        {
            found.Add(next);
        }

        return found;
    }

    /// <summary>Every step with those that it waits for.</summary>
    internal static async Task<IReadOnlyDictionary<string, string[]>> DependenciesAsync(RecordingMocks mocks, IReadOnlyDictionary<string, string>? values = null)
    {
        var seen = new ConcurrentDictionary<string, ResourceTransformationArgs>();
        await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            var config = SampleConfig.Parse(values ?? SampleConfig.DevWith(SampleConfig.Update));
            _ = new Dmz(
                "dmz",
                new()
                {
                    Stack = "dev",
                    Config = config,
                    VpsAddresses = Output.Create(config.Vps.Existing!.Addresses),
                    Vps = new() { Host = "vps" },
                    Router = new() { Host = "router" },
                    BrokerKey = Output.CreateSecret("key"),
                },
                new() { ResourceTransformations = { See } });

            ResourceTransformationResult? See(ResourceTransformationArgs args)
            {
                if (args.Args is CommandArgs)
                {
                    seen[args.Resource.GetResourceName()] = args;
                }

                return null;
            }
        });
        var steps = new Dictionary<string, string[]>();
        foreach (var (name, args) in seen)
        {
            var before = await OutputUtilities.GetValueAsync(args.Options.DependsOn.ToOutput());
            steps[name] = [.. before.Select(resource => resource.GetResourceName())];
        }

        return steps;
    }
}
