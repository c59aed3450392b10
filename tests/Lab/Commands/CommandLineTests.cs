using Ipv6Dmz.Lab.Commands;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class CommandLineTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    private Task<int> RunAsync(ILabCommands lab, params string[] arguments) =>
        CommandLine.RunAsync(arguments, lab, output, error, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("", "demo engine= verbose=False config=")]
    [InlineData("-c dmz.dhcpLease=6h", "demo engine= verbose=False config=dmz.dhcpLease=6h")]
    [InlineData("--debian 12", "demo debian=12 engine= verbose=False config=")]
    [InlineData("up --debian testing", "up debian=testing engine= verbose=False config=")]
    [InlineData("up", "up engine= verbose=False config=")]
    [InlineData("up --engine pulumi -v", "up engine=Pulumi verbose=True config=")]
    [InlineData("preview --config a=1 --config b=x=y", "preview engine= verbose=False config=a=1,b=x=y")]
    [InlineData("probe", "probe json=False only= gentle=False config=")]
    [InlineData("probe --json --only dmzhost --gentle", "probe json=True only=dmzhost gentle=True config=")]
    [InlineData("exec dmzhost -- ping -c 1 --help", "exec dmzhost: ping|-c|1|--help")]
    [InlineData("ssh router", "ssh router")]
    [InlineData("destroy", "destroy force=False engine= verbose=False config=")]
    [InlineData("destroy --force --engine lab", "destroy force=True engine=Lab verbose=False config=")]
    [InlineData("down", "down")]
    [InlineData("reset", "reset")]
    [InlineData("status", "status")]
    public async Task Arguments_become_calls(string arguments, string call)
    {
        var lab = new CalledCommands();

        Assert.Equal(0, await RunAsync(lab, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.Equal(call, lab.Call);
    }

    [Theory]
    [InlineData("nonsense", "nonsense")]
    [InlineData("up --engine terraform", "terraform")]
    [InlineData("up --debian 11", "11")]
    [InlineData("preview --debian 12", "--debian")]
    [InlineData("up --config novalue", "is not key=value")]
    [InlineData("exec mars -- true", "mars")]
    [InlineData("exec vps", "exec")]
    [InlineData("ssh", "ssh")]
    [InlineData("down --force", "--force")]
    public async Task Arguments_that_make_no_sense_end_with_2_and_say_why(string arguments, string said)
    {
        var lab = new CalledCommands();

        Assert.Equal(2, await RunAsync(lab, arguments.Split(' ')));

        Assert.Null(lab.Call);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_command_s_exit_code_is_the_program_s(int exitCode) =>
        Assert.Equal(exitCode, await RunAsync(new CalledCommands { ExitCode = exitCode }, "up"));

    [Fact]
    public async Task Help_lists_every_command_and_does_nothing()
    {
        var lab = new CalledCommands();

        Assert.Equal(0, await RunAsync(lab, "--help"));

        Assert.Null(lab.Call);
        foreach (var command in new[] { "demo.sh", "up", "preview", "probe", "exec", "ssh", "destroy", "down", "reset", "status", "--engine", "--config" })
        {
            Assert.Contains(command, output.ToString(), StringComparison.Ordinal);
        }
    }
}
