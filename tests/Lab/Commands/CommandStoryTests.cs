using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Tests.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Commands;

/// <summary>Stories.txt: what people type, what they read, and in brackets what is done to machines and by engines.</summary>
public sealed partial class CommandStoryTests : InFolder
{
    private const string Stories = "tests/Lab/Commands/Stories.txt";

    private readonly StringWriter said = new();
    private readonly List<string> beside = [];
    private FakeWorld world = new();
    private string identity = "first";
    private string engine = "works";

    public static TheoryData<string> Titles => Story.Titles(Stories);

    [Theory]
    [MemberData(nameof(Titles))]
    public Task A_command_does_and_says_what_stands_in_its_story(string title) => Story.HoldsAsync(Stories, title, async (verb, what) =>
    {
        said.GetStringBuilder().Clear();
        switch (verb)
        {
            case "demo.sh":
                await RunAsync(what);
                break;
            case "beside":
                beside.Add(what);
                break;
            case "engine":
                engine = what;
                break;
            case "machines":
                identity = what;
                break;
            case "state":
                Write("state.json", what);
                break;
            case "answer":
                world.Answers[what.Split(": ")[0]] = what.Split(": ")[1];
                break;
            default:
                Assert.Equal("fails", what);
                world = new() { Fails = command => command.Contains($"{verb} ") };
                break;
        }

        return Seconds().Replace(said.ToString(), "N s").Replace($"process {Environment.ProcessId}", "process N")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
    });

    [Fact]
    public async Task Help_lists_every_command_and_does_nothing()
    {
        await RunAsync("--help");

        said.ToString().MustSay("demo.sh", "up", "preview", "probe", "exec", "ssh", "destroy", "down", "reset", "status", "--engine", "--config");
        said.ToString().MustNotSay("[machines", "\nexit");
    }

    [Fact]
    public void What_this_computer_refuses_needs_no_stack_trace_and_a_mistake_in_the_lab_does()
    {
        Assert.All<Exception>(
            [new LabException("no QEMU"), new IOException("No space left on device"), new UnauthorizedAccessException("denied")],
            error => Assert.True(Failures.Expected(error)));
        Assert.False(Failures.Expected(new InvalidOperationException("a mistake")));
    }

    private async Task RunAsync(string arguments)
    {
        // A new one each time: what is remembered has to lie on the disk.
        var lab = new LabCommands(
            new LabSetting(ProjectFolder.Find(), Folder), new FakeMachines(said, identity, world),
            (kind, verbose) => new FakeEngine(
                said, $"{kind}{(verbose ? " verbose" : "")}", () => Fail("missing"), async () =>
                {
                    Fail("fails");
                    foreach (var other in beside)
                    {
                        said.WriteLine($"beside it: {other}");
                        await RunAsync(other);
                    }
                }),
            new Screen(said, terminal: false), said);
        try
        {
            var code = await CommandLine.RunAsync([.. Argument().Matches(arguments).Select(match => match.Value.Trim('\''))], lab, said, said, Ct);
            said.Write(code == 0 ? "" : $"exit {code}\n");
        }
        catch (Exception error) when (Failures.Expected(error))
        {
            said.WriteLine($"error: {error.Message}");
        }

        said.Write(File.Exists(At("state.json")) ? "there is a state\n" : "");
    }

    private void Fail(string how)
    {
        if (engine == how)
        {
            throw new DeploymentException($"the engine {how}");
        }
    }

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Argument();

    [GeneratedRegex("[0-9.]+ s\\b")]
    private static partial Regex Seconds();
}
