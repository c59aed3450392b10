using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;
using static Ipv6Dmz.Tests.Lab.Deployment.Bench;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>What a program says of a resource beside its inputs.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentOptionsTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    private static CustomResourceOptions Protected(CustomResourceOptions options)
    {
        options.Protect = true;
        return options;
    }

    [Fact]
    public async Task What_is_protected_is_not_destroyed_nor_anything_else_and_the_error_says_how_to_go_on()
    {
        await bench.UpAsync(() =>
        {
            Command("kept", delete: "undo kept", options: it => Protected(it));
            Command("other", delete: "undo other");
        });

        var result = await bench.DestroyAsync(force: true);

        var failure = Assert.Single(result.Failures);
        Assert.Contains("kept", failure.Message, StringComparison.Ordinal);
        Assert.Contains("take the protection away where it comes from (addresses of the cloud: vps.hcloud.protect=off", failure.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Shell.Calls);
        Assert.Equal(2, bench.StateNames.Count);
    }

    [Fact]
    public async Task Once_the_program_protects_it_no_longer_it_can_be_destroyed()
    {
        await bench.UpAsync(() => Command("a", delete: "undo a", options: it => Protected(it)));

        Assert.False((await bench.UpAsync(() => Command("a", delete: "undo a"))).HasChanges);

        Assert.True((await bench.DestroyAsync()).Ok);
        Assert.Equal(["undo a"], bench.Shell.Commands);
    }

    [Fact]
    public async Task What_is_protected_is_not_replaced_and_the_error_names_the_input()
    {
        await bench.UpAsync(() => Command("a", triggers: ["old"], options: it => Protected(it)));

        // The preview comes first, and fails the whole up.
        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(() => Command("a", triggers: ["new"], options: it => Protected(it))));

        Assert.Contains("replaced because of triggers", error.Message, StringComparison.Ordinal);
        Assert.Empty(bench.Shell.Calls);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Protection_may_come_or_go_in_the_up_that_replaces(bool before, bool after)
    {
        await bench.UpAsync(() => Command("a", triggers: ["old"], delete: "undo a", options: it => it.Protect = before));

        Assert.True((await bench.UpAsync(() => Command("a", triggers: ["new"], delete: "undo a", options: it => it.Protect = after))).Ok);

        Assert.Equal(["create a", "undo a"], bench.Shell.Commands);
    }

    [Fact]
    public async Task What_is_protected_and_no_longer_in_the_program_fails_the_preview_and_so_the_up()
    {
        await bench.UpAsync(() => Command("a", options: it => Protected(it)));

        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.PreviewAsync(() => Command("b")));
        Assert.Contains("is protected and was to be deleted", error.Message, StringComparison.Ordinal);

        await Assert.ThrowsAsync<DeploymentException>(() => bench.UpAsync(() => Command("b")));
        Assert.Empty(bench.Shell.Calls);
    }

    [Fact]
    public async Task An_input_whose_changes_are_ignored_stays_as_it_was_made()
    {
        void Program(string stdin, string create) =>
            Command("a", create: create, stdin: stdin, options: it => it.IgnoreChanges = ["stdin"]);
        await bench.UpAsync(() => Program("old", "one"));

        Assert.False((await bench.UpAsync(() => Program("new", "one"))).HasChanges);

        await bench.UpAsync(() => Program("new", "two"));
        var call = Assert.Single(bench.Shell.Calls);
        Assert.Equal(("two", "old"), (call.Command, call.Stdin));
    }

    [Fact]
    public async Task An_input_whose_changes_are_ignored_is_the_current_one_for_a_replacement()
    {
        void Program(string stdin, string trigger) =>
            Command("a", stdin: stdin, triggers: [trigger], options: it => it.IgnoreChanges = ["stdin"]);
        await bench.UpAsync(() => Program("old", "one"));

        await bench.UpAsync(() => Program("new", "two"));

        Assert.Equal("new", bench.Shell.Calls[0].Stdin);
        Assert.False((await bench.UpAsync(() => Program("newer", "two"))).HasChanges);
    }

    [Fact]
    public async Task What_goes_with_another_is_not_deleted_itself_when_that_one_goes()
    {
        await bench.UpAsync(Both);

        Assert.True((await bench.DestroyAsync()).Ok);

        Assert.Equal(["undo machine"], bench.Shell.Commands);
        Assert.False(File.Exists(Path.Combine(bench.Folder, "state.json")));

        static void Both()
        {
            var machine = Command("machine", delete: "undo machine");
            Command("on it", delete: "undo on it", options: it => it.DeletedWith = machine);
        }
    }

    [Fact]
    public async Task What_goes_with_another_is_deleted_when_it_goes_alone()
    {
        await bench.UpAsync(() => Command("on it", delete: "undo on it", options: it => it.DeletedWith = Command("machine", delete: "undo machine")));

        await bench.UpAsync(() => Command("machine", delete: "undo machine"));

        Assert.Equal(["undo on it"], bench.Shell.Commands);
    }

    [Fact]
    public async Task What_is_retained_is_forgotten_and_not_deleted()
    {
        await bench.UpAsync(() => Command("a", delete: "undo a", options: it => it.RetainOnDelete = true));

        Assert.True((await bench.DestroyAsync()).Ok);

        Assert.Empty(bench.Shell.Calls);
    }

    [Fact]
    public async Task A_machine_that_is_dialled_longer_than_the_program_allows_fails_the_step()
    {
        bench.Shell.Dial = cancellation => Task.Delay(Timeout.Infinite, cancellation);

        var result = await bench.UpAsync(() =>
            Command("a", options: it => it.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(1) }));

        Assert.Contains("not reached within 1 s, which is what customTimeouts allows", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_runs_longer_than_the_program_allows_runs_to_its_end_as_the_provider_has_nothing_that_would_end_it()
    {
        bench.Shell.Busy = _ => Task.Delay(TimeSpan.FromSeconds(1.2));

        var result = await bench.UpAsync(() =>
            Command("a", options: it => it.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(1) }));

        Assert.True(result.Ok);
        Assert.Equal(["a"], bench.StateNames);
    }

    [Fact]
    public async Task A_step_that_dialled_until_its_time_was_over_says_what_the_last_dial_failed_by()
    {
        bench.Shell.Dial = async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1.2));
            throw new OperationCanceledException("between dials", new IOException("another host key"));
        };

        var result = await bench.UpAsync(() =>
            Command("a", options: it => it.CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromSeconds(1) }));

        Assert.EndsWith("customTimeouts allows: another host key", Assert.Single(result.Failures).Message, StringComparison.Ordinal);
    }
}
