namespace Ipv6Dmz.Tests.Graph;

// A machine that is gone is forgotten with `pulumi state delete --target-dependents` of its first step, as docs/operate.md has it: what hangs
// on that step has to be the machine's, all of it, and nothing of the other machine that has something to undo.
public class GoneTests
{
    [Theory]
    [InlineData("router", "vps", "vps-activate vps-broker vps-confirm vps-verify")]
    [InlineData("vps", "router", "router-activate router-confirm router-verify")]
    public async Task On_a_machine_s_first_step_hangs_what_is_of_it_and_a_destroy_undoes_the_rest(string machine, string other, string together)
    {
        var run = await ProgramRun.OfAsync("6in4 & UPDATE");
        var steps = await DependenciesAsync(run);

        HashSet<string> forgotten = [$"{machine}-agent"];
        while (steps.FirstOrDefault(step => !forgotten.Contains(step.Key) && step.Value.Any(forgotten.Contains)).Key is { } next)
        {
            forgotten.Add(next);
        }

        Assert.Equal(steps.Keys.Where(step => step.StartsWith($"{machine}-")).Concat(together.Split(' ')).Order(), forgotten.Order());
        // It takes back what runs, too, where no other step did.
        var undo = run.Input($"{other}-agent", "delete");
        Assert.Equal((0, "remove\n"), Tool.Run("sh", ["-c", undo.Replace(Agent.Path, "/bin/echo")]));
        // Where the agent never was, or isn't any more, nothing fails.
        Assert.Equal((0, ""), Tool.Run("sh", ["-c", undo.Replace(Agent.Path, "/bin/none")]));
    }

    // Every step with those that it waits for.
    internal static async Task<IReadOnlyDictionary<string, string[]>> DependenciesAsync(RecordingMocks run)
    {
        var steps = new Dictionary<string, string[]>();
        foreach (var step in run.Commands)
        {
            steps[step] = [.. (await OutputUtilities.GetValueAsync(run.Options(step).DependsOn.ToOutput())).Select(resource => resource.GetResourceName())];
        }

        return steps;
    }
}
