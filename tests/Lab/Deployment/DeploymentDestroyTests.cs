using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentDestroyTests : Bench
{
    private static readonly Step[] Chain =
        [new("a", "recorded"), new("b", Host: "192.0.2.2", After: ["a"]), new("c", Host: "192.0.2.2", After: ["b"])];

    public static TheoryData<string, Step[], string[]> Programs => new()
    {
        { "In reverse order, with the recorded stdin", Chain, ["undo c", "undo b", "undo a < recorded"] },
        { "What goes with another that goes is not deleted itself", [new("on it", Options: it => it.DeletedWith = new Step("machine").Register())], ["undo machine"] },
        { "What was never there needs nothing", [], [] },
    };

    private bool IsForgotten => !File.Exists(At("state.json"));

    private void Dead(string host) => Shell.Answer = call => call.Connection.Host == host
        ? throw new DialException($"{call.Connection} can't be reached: no answer")
        : FakeShell.Fine;

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Destroy_sends_what_the_provider_would_and_leaves_no_state(string what, Step[] program, string[] sent)
    {
        await UpAsync(program);

        Assert.True((await DestroyAsync()).Ok, what);

        Assert.Equal(sent, Shell.Said);
        Assert.True(IsForgotten);
    }

    [Fact]
    public async Task A_delete_runs_over_the_recorded_connection()
    {
        await UpAsync(Chain);
        var connections = Shell.Calls.Select(call => call.Connection).ToList();

        await DestroyAsync();

        Assert.Equal(connections, Shell.Calls.Select(call => call.Connection).Reverse());
    }

    [Fact]
    public async Task What_is_as_far_from_the_beginning_is_deleted_side_by_side_and_what_it_needs_once_all_of_it_is_gone()
    {
        Step inner = new("inner", Options: it => it.Parent = new ComponentResource("test:index:Group", "group"));
        await UpAsync(new("a"), new("b", After: ["a"]), new("c", After: ["a"]), new("d", After: ["b"]), inner);
        // All of them run before one of them ends.
        HeldCommand[] held = [.. new[] { "undo b", "undo c", "undo inner" }.Select(Shell.Hold)];
        var destroy = DestroyAsync();
        await Task.WhenAll(held.Select(command => command.Started));
        Array.ForEach(held, command => command.Release());

        Assert.True((await destroy).Ok);

        Assert.Equal("undo d", Shell.Said[0]);
        Assert.Equal("undo a", Shell.Said[4]);
    }

    [Fact]
    public async Task What_stands_in_an_input_is_needed_as_deep_in_it_as_it_may_be()
    {
        Shell.Answer = _ => new(0, "192.0.2.7", "");
        await UpAsync(() =>
        {
            var address = new Step("address").Register();
            _ = new Pulumi.Command.Remote.Command("there", new()
            {
                Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = address.Stdout },
                Delete = "undo there",
            });
        });
        var there = Shell.Hold("undo there");

        var destroy = DestroyAsync();
        await there.Started;
        await Task.WhenAny(destroy, Task.Delay(300, Ct));
        Assert.Equal(["undo there"], Shell.Said);
        there.Release();
        await destroy;
        Assert.Equal(["undo there", "undo address"], Shell.Said);
    }

    [Fact]
    public async Task A_delete_that_runs_while_another_fails_comes_to_its_end_and_what_both_need_stays()
    {
        await UpAsync(new("a"), new("slow", After: ["a"]), new("bad", After: ["a"]));
        var (slow, bad) = (Shell.Hold("undo slow"), Shell.Hold("undo bad"));
        Shell.Answer = call => call.Command == "undo bad" ? new(1, "", "no") : FakeShell.Fine;

        var destroy = DestroyAsync();
        await slow.Started;
        bad.Release();
        await Task.WhenAny(destroy, Task.Delay(300, Ct));
        slow.Release();
        var result = await destroy;

        Assert.Equal("bad", Assert.Single(result.Failures).Step);
        Assert.Equal(["slow"], result.Changes.Select(change => change.Key.Name));
        Assert.Equal(["a", "bad"], StateNames);
    }

    [Fact]
    public async Task A_dependency_alone_that_is_new_is_recorded_without_anything_else_to_do()
    {
        await UpAsync([new("a"), new("b")]);

        Assert.False((await UpAsync([new("b"), new("a", After: ["b"])])).HasChanges);

        await DestroyAsync();
        Assert.Equal(["undo a", "undo b"], Shell.Said);
    }

    [Fact]
    public async Task A_dead_machine_stops_destroy_and_what_is_gone_stays_gone()
    {
        await UpAsync(Chain);
        Dead("192.0.2.1");

        var result = await DestroyAsync();

        Assert.Single(result.Failures).Message.MustSay("root@192.0.2.1:2201 can't be reached");
        Assert.Equal(["a"], StateNames);
        Dead("nobody");
        Assert.True((await DestroyAsync()).Ok);
        Assert.Equal(["undo a < recorded"], Shell.Said);
    }

    [Fact]
    public async Task Force_goes_on_and_dials_a_dead_machine_only_once()
    {
        await UpAsync(Chain);
        Dead("192.0.2.2");

        Assert.True((await DestroyAsync(force: true)).Ok);

        Assert.Equal(["undo c", "undo a < recorded"], Shell.Said);
        Assert.Equal(2, Events.Lines.Count(line => line.StartsWith("note forgotten, not deleted", StringComparison.Ordinal)));
        Assert.True(IsForgotten);
    }
}
