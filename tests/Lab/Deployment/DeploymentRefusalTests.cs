using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Programs that nothing is done for.</summary>
[Collection(nameof(ProcessState))]
public sealed class DeploymentRefusalTests : Bench
{
    public static TheoryData<string, Action, string[]> Refused => new()
    {
        { "another trigger of what is protected", () => Step.Register([Step.Protected("kept", "2")]), ["is protected and was to be replaced because of triggers"] },
        { "what is protected is no longer there", () => Step.Register([new("b")]), ["kept", "is protected and was to be deleted"] },
        { "two resources of one name", () => Step.Register([new("twin"), new("twin")]), ["two resources of the name twin"] },
        { "a type that the lab doesn't know", () => _ = new Strange("s"), ["cloud:index:Strange", "command:remote:Command"] },
        { "a program that throws", () => throw new RunException("dmz.prefix: not a /64"), ["dmz.prefix: not a /64"] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_can_not_be_is_refused_by_the_preview_and_so_by_the_up_before_anything_is_done(string what, Action program, string[] said)
    {
        Assert.True((await UpAsync(Step.Protected("kept", "1"))).Ok, what);

        foreach (var run in new[] { () => PreviewAsync(program), () => UpAsync(program) })
        {
            var error = await Assert.ThrowsAsync<DeploymentException>(run);

            error.Message.MustSay(said);
            error.Message.MustNotSay("   at ");
            Assert.Empty(Shell.Calls);
            Assert.Equal(["kept"], StateNames);
            Assert.Equal(0, Environment.ExitCode);
        }
    }

    [Fact]
    public async Task What_is_protected_is_not_destroyed_nor_anything_else_and_the_error_says_how_to_go_on()
    {
        await UpAsync(Step.Protected("kept"), new("other"));

        var result = await DestroyAsync(force: true);

        Assert.Single(result.Failures).Message.MustSay("kept", "take the protection away where it comes from (addresses of the cloud: vps.hcloud.protect=off");
        Assert.Empty(Shell.Calls);
        Assert.Equal(2, StateNames.Count);
    }

    [Fact]
    public async Task Once_the_program_protects_it_no_longer_it_can_be_destroyed()
    {
        await UpAsync(Step.Protected("a"));

        Assert.False((await UpAsync(Step.Protected("a", protect: false))).HasChanges);

        Assert.True((await DestroyAsync()).Ok);
        Assert.Equal(["undo a"], Shell.Said);
    }

    [Fact]
    public async Task An_environment_is_refused_as_sshd_would_refuse_it()
    {
        var result = await UpAsync(() => _ = new Pulumi.Command.Remote.Command("a", new()
        {
            Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "192.0.2.1" },
            Create = "true",
            Environment = { { "NAME", "value" } },
        }));

        Assert.Single(result.Failures).Message.MustSay("AcceptEnv");
        Assert.Empty(Shell.Calls);
    }

    [Fact]
    public async Task Two_runs_at_once_are_refused()
    {
        using var held = StateStore.Open(Folder);

        (await Assert.ThrowsAsync<DeploymentException>(() => UpAsync(new Step("a")))).Message.MustSay("at work");
    }

    [Fact]
    public async Task A_stack_that_nobody_watches_is_refused()
    {
        var deployment = new StackDeployment(StackProgram.Of<Unwatched>(), Folder, Shell, Events);

        (await Assert.ThrowsAsync<DeploymentException>(() => deployment.UpAsync(Config, Ct))).Message.MustSay("ProgramWatch.Options()");
    }

    public sealed class Unwatched : Stack
    {
        public Unwatched() => new Step("a").Register();
    }

    private sealed class Strange(string name) : CustomResource("cloud:index:Strange", name, ResourceArgs.Empty, null);
}
