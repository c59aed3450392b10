using Pulumi;
using Pulumi.Testing;

namespace Ipv6Dmz.Tests.Sdk;

[Collection(nameof(ProcessState))]
public sealed class DeploymentTests : IDisposable
{
    private readonly int exitCode = Environment.ExitCode;

    public DeploymentTests() => Environment.ExitCode = 0;

    public static TheoryData<string, Action, string[]> Failures => new()
    {
        { "A RunException is its message alone", () => throw new RunException("told to the user"), ["told to the user"] },
        { "Any other has its type", () => throw new FormatException("boom"), ["failed with an unhandled exception", "System.FormatException: boom"] },
        { "One in an apply", () => new Thing("thing").Text.Apply<int>(int (_) => throw new RunException("late")), ["late"] },
    };

    public void Dispose() => Environment.ExitCode = exitCode;

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_program_says_why_and_sets_the_exit_code_to_32(string what, Action program, string[] said)
    {
        var error = (await Assert.ThrowsAsync<RunException>(() => Run.UpAsync(new Recorder(), program))).Message;

        error.MustSay(said);
        Assert.True(said.Length > 1 || error == said[0], what);
        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task A_test_has_the_names_it_is_given_and_its_configuration_and_sees_no_other_test()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{"p:key":"k","project:key":"other"}""");
        Thing thing = null!;
        string? read = null;
        await Task.WhenAll(
            Run.UpAsync(new Recorder(), () => _ = new Thing("other")),
            Deployment.TestAsync(new Recorder(), new TestOptions { ProjectName = "p", StackName = "s", IsPreview = false }, () =>
            {
                thing = new("thing");
                Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
                read = new Pulumi.Config().Require("key") + new Pulumi.Config("project").Get("key") + new Pulumi.Config().Get("none");
            }));

        Assert.Equal("kother", read);
        Assert.Equal("\"urn:pulumi:s::p::pulumi:pulumi:Stack$test:index:Thing::thing\"", await Told.Of(thing.Urn));
        Assert.StartsWith(
            "Missing Required configuration variable 'project:none'", await Run.FailAsync(new Recorder(), () => new Pulumi.Config().Require("none")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_waits_for_what_is_only_started()
    {
        var done = false;
        await Run.UpAsync(new Recorder(), () => new Thing("thing").Text.Apply(async text =>
        {
            await Task.Delay(20);
            done = true;
            return text;
        }));

        Assert.True(done);
    }
}
