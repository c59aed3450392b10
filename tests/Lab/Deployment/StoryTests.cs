namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Stories.txt: programs that are deployed one after another, and all that is sent to machines, said, and kept in the state, as with the real engine.</summary>
[Collection(nameof(ProcessState))]
public sealed class StoryTests : Bench
{
    private const string Stories = "tests/Lab/Deployment/Stories.txt";

    public static TheoryData<string> Titles => Story.Titles(Stories);

    [Theory]
    [MemberData(nameof(Titles))]
    public Task A_story_goes_as_with_the_real_engine(string title) => Story.HoldsAsync(Stories, title, async (verb, what) =>
    {
        var lines = await TellAsync(verb, what);
        Assert.DoesNotContain("hush", File.Exists(At("state.json")) ? StateText : "");
        return lines;
    });

    private async Task<IEnumerable<string>> TellAsync(string verb, string what)
    {
        Action program = () => Step.Register(what);
        switch (verb)
        {
            case "fail":
                Shell.Fail(what);
                return [];
            case "dead":
                Shell.Answer = call => call.Connection.Host == what ? throw new DialException($"{call.Connection} can't be reached") : new(0, call.Stdin, "");
                return [];
            case "kill":
                // What a kill would leave is what lies on the disk while the step runs.
                var left = "";
                Shell.During = call => Task.FromResult(call.Command == what ? left = StateText : null);
                await UpAsync("a; b after=a; c after=b");
                Write("state.json", left);
                Shell.During = _ => Task.CompletedTask;
                return [$"state {StateNames}"];
            case "given":
                await MadeAsync(program);
                return [];
            case "preview":
                var before = StateNames;
                var preview = await LinesAsync(() => PreviewAsync(program), preview: true);
                Assert.Equal(before, StateNames);
                return preview;
            case "up":
                var done = await LinesAsync(() => UpAsync(program));
                if (!done.Any(line => line.StartsWith("failed ") || line.StartsWith("refused: ")))
                {
                    Assert.False((await UpAsync(program)).HasChanges);
                    Assert.Empty(Shell.Said);
                }

                return done;
            case "assign":
                // A server takes the address, and the address's resource isn't told.
                var taken = Cloud.PrimaryIps.Select(ip => ip with { Server = FakeSite.Server.Id });
                InConsole(cloud => cloud with { Servers = [FakeSite.Server], PrimaryIps = [.. taken] });
                return [];
            case "destroy":
                return await LinesAsync(() => DestroyAsync(what == "--force"));
            default:
                throw new InvalidOperationException(verb);
        }
    }

    private async Task<List<string>> LinesAsync(Func<Task<DeploymentResult>> run, bool preview = false)
    {
        string[] said;
        try
        {
            var result = await run();
            var shown = result.Changes.Where(change => preview && change.Kind != ChangeKind.Same)
                .OrderBy(change => change.Kind == ChangeKind.Delete).ThenBy(change => change.Key.Name);
            var failed = result.Failures.Select(failure => OneLine($"failed {failure.Step}: {failure.Message}"));
            said = [.. failed, ChangeText.Summary(result, preview), .. shown.SelectMany(ChangeText.Lines)];
        }
        catch (DeploymentException refusal)
        {
            Assert.Equal(0, Environment.ExitCode);
            said = [OneLine($"refused: {refusal.Message}")];
        }

        var kept = File.Exists(At("state.json")) ? $"state {StateNames}".TrimEnd() : "no state";
        var assigned = Cloud.PrimaryIps.Select(ip => $"{ip.Name} of {Cloud.Servers.FirstOrDefault(server => server.Id == ip.Server)?.Name ?? "nobody"}").Order();
        var heard = Events.Lines.Where(line => line.StartsWith("note ") || line.StartsWith("| ")).Select(OneLine);
        return [.. Shell.Said, .. Site.Calls.Select(call => $"cloud: {call}"), .. heard, .. said, .. preview ? Array.Empty<string>() : [kept, .. assigned]];
    }

    private static string OneLine(string text) => text.Replace("\n", " / ");
}
