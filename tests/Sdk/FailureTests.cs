using Pulumi;
using Pulumi.Testing;

namespace Ipv6Dmz.Tests.Sdk;

[Collection(nameof(ProcessState))]
public sealed class FailureTests : IDisposable
{
    private readonly int exitCode = Environment.ExitCode;

    public FailureTests() => Environment.ExitCode = 0;

    public void Dispose() => Environment.ExitCode = exitCode;

    [Fact]
    public async Task A_failing_program_sets_the_exit_code_to_32()
    {
        await Assert.ThrowsAsync<RunException>(() => Run.UpAsync(new Recorder(), () => throw new RunException("told to the user")));
        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task A_program_that_succeeds_leaves_the_exit_code_alone()
    {
        await Run.UpAsync(new Recorder(), () => _ = new Thing("thing"));
        Assert.Equal(0, Environment.ExitCode);
    }

    [Fact]
    public async Task A_run_exception_is_shown_as_its_message_alone()
        => Assert.Equal("told to the user", (await Assert.ThrowsAsync<RunException>(
            () => Run.UpAsync(new Recorder(), () => throw new RunException("told to the user")))).Message);

    [Fact]
    public async Task Any_other_exception_is_shown_with_its_type()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.UpAsync(new Recorder(), () => throw new FormatException("boom")));
        Assert.Contains("failed with an unhandled exception", error.Message, StringComparison.Ordinal);
        Assert.Contains("System.FormatException: boom", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_in_an_apply_fails_the_program()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Run.UpAsync(
            new Recorder(), () => new Thing("thing").Text.Apply<int>(int (_) => throw new RunException("late"))));
        Assert.Equal("late", error.Message);
        Assert.Equal(32, Environment.ExitCode);
    }

    [Fact]
    public async Task A_logged_error_fails_the_program()
        => Assert.Equal("logged", (await Assert.ThrowsAsync<RunException>(
            () => Run.UpAsync(new Recorder(), () => Log.Error("logged")))).Message);

    [Fact]
    public async Task Several_errors_come_together()
    {
        var error = await Assert.ThrowsAsync<AggregateException>(() => Run.UpAsync(new Recorder(), () =>
        {
            Log.Error("one");
            Log.Error("two");
        }));
        Assert.Equal(["one", "two"], error.InnerExceptions.Select(e => e.Message).Order());
        Assert.All(error.InnerExceptions, e => Assert.IsType<RunException>(e));
    }

    [Fact]
    public async Task Lesser_messages_do_not_fail_it()
    {
        var resources = await Run.UpAsync(new Recorder(), () =>
        {
            Log.Debug("d");
            Log.Info("i");
            Log.Warn("w");
        });
        Assert.Empty(resources);
    }

    [Fact]
    public async Task An_output_of_the_stack_that_is_not_set_fails_and_is_named()
    {
        var error = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<ForgetfulStack>(new Recorder(), new TestOptions()));
        Assert.Contains("'forgotten' have no value assigned", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_started_without_an_engine_does_not_succeed()
    {
        var (error, said) = (Console.Error, new StringWriter());
        Console.SetError(said);
        try
        {
            var ran = false;
            var code = 0;
            var thrown = await Record.ExceptionAsync(async () => code = await Deployment.RunAsync(() => ran = true));
            Assert.False(ran);
            // The packages throw, and so end the process; the stand-in returns, and says in one line what it is.
            if (thrown is null)
            {
                Assert.NotEqual(0, code);
                Assert.NotEqual(0, Environment.ExitCode);
                Assert.Contains("can't deploy", Assert.Single(said.ToString().TrimEnd().Split('\n')), StringComparison.Ordinal);
            }
            else
            {
                Assert.Contains("without the Pulumi engine", Assert.IsType<InvalidOperationException>(thrown).Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            Console.SetError(error);
        }
    }

    public sealed class ForgetfulStack : Stack
    {
        [Output("forgotten")]
        public Output<string>? Forgotten { get; set; }
    }
}
