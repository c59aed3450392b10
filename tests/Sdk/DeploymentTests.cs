namespace Ipv6Dmz.Tests.Sdk;

[Collection(nameof(ProcessState))]
public sealed class DeploymentTests : IDisposable
{
    public static TheoryData<Action, string[]> Failures => new()
    {
        { () => throw new RunException("told to the user"), ["told to the user"] },
        { () => throw new FormatException("boom"), ["failed with an unhandled exception", "System.FormatException: boom"] },
        { () => new Thing("thing").Text.Apply<int>(int (_) => throw new RunException("late")), ["late"] },
    };

    public void Dispose() => Environment.ExitCode = 0;

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failing_program_says_why_a_RunException_its_message_alone_and_sets_the_exit_code_to_32(Action program, string[] said)
    {
        var error = (await Assert.ThrowsAsync<RunException>(() => Run.UpAsync(new Recorder(), program))).Message;

        error.MustSay(said);
        Assert.Equal(said.Length == 1, error == said[0]);
        Assert.Equal(32, Environment.ExitCode);
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
