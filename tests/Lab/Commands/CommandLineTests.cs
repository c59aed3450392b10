using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class CommandLineTests
{
    private static readonly DeployOptions Plain = new(null, [], Verbose: false);
    private static readonly ProbeRequest All = new(Json: false, null, Gentle: false, []);
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public static TheoryData<string, Func<ILabCommands, CancellationToken, Task<int>>> Calls => new()
    {
        { "", (lab, ct) => lab.DemoAsync(Plain, ct) },
        { "--debian 12 --uplink routed -c dmz.dhcpLease=6h", (lab, ct) => lab.DemoAsync(Plain with { Debian = "12", Uplink = "routed", Config = [new("dmz.dhcpLease", "6h")] }, ct) },
        { "up --debian testing --engine pulumi -v", (lab, ct) => lab.UpAsync(new(EngineKind.Pulumi, [], true, Debian: "testing"), ct) },
        { "preview --config a=1 --config b=x=y --config c=", (lab, ct) => lab.PreviewAsync(Plain with { Config = [new("a", "1"), new("b", "x=y"), new("c", "")] }, ct) },
        { "probe", (lab, ct) => lab.ProbeAsync(All, ct) },
        { "probe --json --only dmzhost --gentle", (lab, ct) => lab.ProbeAsync(new(true, "dmzhost", true, []), ct) },
        { "exec dmzhost -- ping -c 1 --help", (lab, ct) => lab.ExecAsync("dmzhost", ["ping", "-c", "1", "--help"], ct) },
        { "ssh router", (lab, ct) => lab.SshAsync("router", ct) },
        { "destroy", (lab, ct) => lab.DestroyAsync(Plain, false, ct) },
        { "destroy --force --engine lab", (lab, ct) => lab.DestroyAsync(Plain with { Engine = EngineKind.Lab }, true, ct) },
        { "down", (lab, ct) => lab.DownAsync(ct) },
        { "reset", (lab, ct) => lab.ResetAsync(ct) },
        { "status", (lab, ct) => lab.StatusAsync(ct) },
    };

    private Task<int> RunAsync(ILabCommands lab, string arguments) =>
        CommandLine.RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), lab, output, error, TestContext.Current.CancellationToken);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Arguments_become_a_call_and_its_exit_code_the_program_s(string arguments, Func<ILabCommands, CancellationToken, Task<int>> call)
    {
        var ((lab, called), (other, expected)) = (CalledCommands.Create(7), CalledCommands.Create());
        await call(other, TestContext.Current.CancellationToken);

        Assert.Equal(7, await RunAsync(lab, arguments));

        Assert.Equal(expected.Call, called.Call);
    }

    [Theory]
    [InlineData("nonsense", "nonsense", "demo.sh --help lists the commands")]
    [InlineData("up --engine terraform", "terraform")]
    [InlineData("up --debian 11", "11")]
    [InlineData("preview --debian 12", "--debian")]
    [InlineData("up --config novalue", "is not key=value")]
    [InlineData("up --config =x", "is not key=value")]
    [InlineData("exec mars -- true", "mars")]
    [InlineData("exec vps", "exec")]
    [InlineData("ssh", "ssh")]
    [InlineData("down --force", "--force")]
    public async Task Arguments_that_make_no_sense_end_with_2_and_say_why(string arguments, params string[] said)
    {
        var (lab, called) = CalledCommands.Create();

        Assert.Equal(2, await RunAsync(lab, arguments));

        Assert.Null(called.Call);
        error.ToString().MustSay(said);
    }

    [Fact]
    public async Task Help_lists_every_command_and_does_nothing()
    {
        Assert.Equal(0, await RunAsync(CalledCommands.Create(7).Lab, "--help"));

        output.ToString().MustSay("demo.sh", "up", "preview", "probe", "exec", "ssh", "destroy", "down", "reset", "status", "--engine", "--config");
    }

    [Fact]
    public void What_this_computer_refuses_needs_no_stack_trace_and_a_mistake_in_the_lab_does()
    {
        Assert.All<Exception>([new LabException("no QEMU"), new IOException("No space left on device"), new UnauthorizedAccessException("denied")], error => Assert.True(Failures.Expected(error)));
        Assert.False(Failures.Expected(new InvalidOperationException("a mistake")));
    }
}
