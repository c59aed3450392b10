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
    public async Task What_is_as_far_from_the_beginning_is_deleted_side_by_side_and_what_it_needs_once_all_of_it_is_gone()
    {
        await bench.UpAsync(() =>
        {
            var a = Command("a", delete: "undo a");
            var b = Command("b", delete: "undo b", after: [a]);
            Command("c", delete: "undo c", after: [a]);
            Command("d", delete: "undo d", after: [b]);
            var group = new ComponentResource("test:index:Group", "group");
            Command("inner", delete: "undo inner", options: it => it.Parent = group);
        });
        // Each of b, c and inner waits until all three run.
        var three = new CountdownEvent(3);
        var all = new TaskCompletionSource();
        bench.Shell.Busy = call =>
        {
            if (call.Command is not ("undo b" or "undo c" or "undo inner"))
            {
                return Task.CompletedTask;
            }

            if (three.Signal())
            {
                all.SetResult();
            }

            return all.Task;
        };

        Assert.True((await bench.DestroyAsync()).Ok);

        Assert.Equal("undo d", bench.Shell.Commands[0]);
        Assert.Equal("undo a", bench.Shell.Commands[4]);
    }

    [Fact]
    public async Task What_stands_in_an_input_is_needed_as_deep_in_it_as_it_may_be()
    {
        bench.Shell.Answer = _ => new(0, "192.0.2.7", "");
        await bench.UpAsync(() =>
        {
            var address = Command("address", delete: "undo address");
            _ = new Pulumi.Command.Remote.Command("there", new()
            {
                Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = address.Stdout, PrivateKey = PrivateKey },
                Create = "go there",
                Delete = "undo there",
            });
        });
        bench.Shell.Busy = call => call.Command == "undo there" ? Task.Delay(TimeSpan.FromMilliseconds(300)) : Task.CompletedTask;

        await bench.DestroyAsync();

        Assert.Equal(
            ["finished Delete there", "started Delete address"],
            bench.Events.Lines.Where(line => line is "finished Delete there" or "started Delete address"));
    }

    [Fact]
    public async Task A_delete_that_runs_while_another_fails_comes_to_its_end_and_what_both_need_stays()
    {
        await bench.UpAsync(() =>
        {
            var a = Command("a", delete: "undo a");
            Command("slow", delete: "undo slow", after: [a]);
            Command("bad", delete: "undo bad", after: [a]);
        });
        var (running, failed) = (new TaskCompletionSource(), new TaskCompletionSource());
        bench.Shell.During = call => _ = call.Command == "undo slow" && running.TrySetResult();
        bench.Shell.Busy = call => call.Command == "undo slow" ? failed.Task : running.Task;
        bench.Shell.Answer = call =>
        {
            if (call.Command != "undo bad")
            {
                return new(0, "", "");
            }

            failed.SetResult();
            return new(1, "", "no");
        };

        var result = await bench.DestroyAsync();

        Assert.Equal("bad", Assert.Single(result.Failures).Step);
        Assert.Equal(["slow"], result.Changes.Select(change => change.Key.Name));
        Assert.Equal(["a", "bad"], bench.StateNames);
    }

    [Fact]
    public async Task A_dependency_alone_that_is_new_is_recorded_without_anything_else_to_do()
    {
        await bench.UpAsync(() =>
        {
            Command("a", delete: "undo a");
            Command("b", delete: "undo b");
        });

        Assert.False((await bench.UpAsync(() =>
        {
            var b = Command("b", delete: "undo b");
            Command("a", delete: "undo a", after: [b]);
        })).HasChanges);

        await bench.DestroyAsync();
        Assert.Equal(["undo a", "undo b"], bench.Shell.Commands);
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
