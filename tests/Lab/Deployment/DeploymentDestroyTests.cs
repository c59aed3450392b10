using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;
using static Ipv6Dmz.Tests.Lab.Deployment.Bench;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentDestroyTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    private static void Program()
    {
        var a = Command("a", stdin: "recorded", delete: "undo a", host: "192.0.2.1");
        var b = Command("b", delete: "undo b", host: "192.0.2.2", after: [a]);
        Command("c", delete: "undo c", host: "192.0.2.2", after: [b]);
        Password("p");
    }

    private void Dead(string host) => bench.Shell.Answer = call => call.Connection.Host == host
        ? throw new DialException($"{call.Connection} can't be reached: no answer")
        : new(0, "", "");

    [Fact]
    public async Task Deletes_run_in_reverse_order_with_the_recorded_stdin_and_connection()
    {
        await bench.UpAsync(Program);

        var result = await bench.DestroyAsync();

        Assert.Equal(["undo c", "undo b", "undo a"], bench.Shell.Commands);
        Assert.Equal(("recorded", "192.0.2.1", 2201, PrivateKey), (
            bench.Shell.Calls[2].Stdin,
            bench.Shell.Calls[2].Connection.Host,
            bench.Shell.Calls[2].Connection.Port,
            bench.Shell.Calls[2].Connection.PrivateKey));
        Assert.Equal(4, result.Count(ChangeKind.Delete));
        Assert.False(File.Exists(Path.Combine(bench.Folder, "state.json")));
    }

    [Fact]
    public async Task What_was_never_there_needs_no_destroying()
    {
        Assert.True((await bench.DestroyAsync()).Ok);
        Assert.Empty(bench.Shell.Calls);
    }

    [Fact]
    public async Task A_dead_machine_stops_destroy_and_what_is_gone_stays_gone()
    {
        await bench.UpAsync(Program);
        Dead("192.0.2.1");

        var result = await bench.DestroyAsync();

        Assert.Contains("root@192.0.2.1:2201 can't be reached", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
        Assert.Contains("a", bench.StateNames);
        Assert.DoesNotContain("c", bench.StateNames);
        bench.Shell.Answer = _ => new(0, "", "");
        Assert.True((await bench.DestroyAsync()).Ok);
        Assert.Equal(["undo a"], bench.Shell.Commands);
    }

    [Fact]
    public async Task Force_goes_on_and_dials_a_dead_machine_only_once()
    {
        await bench.UpAsync(Program);
        Dead("192.0.2.2");

        var result = await bench.DestroyAsync(force: true);

        Assert.True(result.Ok);
        Assert.Equal(["undo c", "undo a"], bench.Shell.Commands);
        Assert.Equal(2, bench.Events.Lines.Count(line => line.StartsWith("note forgotten, not deleted", StringComparison.Ordinal)));
        Assert.False(File.Exists(Path.Combine(bench.Folder, "state.json")));
    }
}
