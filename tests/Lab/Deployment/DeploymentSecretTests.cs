using System.Security.Cryptography;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;
using Pulumi;
using static Ipv6Dmz.Tests.Lab.Deployment.Bench;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentSecretTests : IDisposable
{
    private readonly Bench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task No_secret_stands_in_the_state_file_and_every_plain_value_does()
    {
        await bench.UpAsync(() => Command("a", stdin: Output.Format($"key {Password("p").Result}"), delete: "undo a"));
        var password = bench.Shell.Calls.Single().Stdin["key ".Length..];

        Assert.DoesNotContain(password, bench.StateText, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0LW9mLXRoZS1jb25uZWN0aW9u", bench.StateText, StringComparison.Ordinal);
        Assert.Contains("\"delete\": \"undo a\"", bench.StateText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_that_the_program_calls_secret_are_encrypted_and_stay_secret()
    {
        bench.Shell.Answer = _ => new(0, "the-answer-of-the-machine", "");
        var secret = new List<Task<bool>>();
        void Program()
        {
            var stdout = Command("a", options: options => options.AdditionalSecretOutputs = ["stdout"]).Stdout;
            // In a preview of a create it isn't known, and what isn't known has no mark.
            if (!Pulumi.Deployment.Instance.IsDryRun || secret.Count > 0)
            {
                secret.Add(Output.IsSecretAsync(stdout));
            }
        }

        await bench.UpAsync(Program);
        await bench.UpAsync(Program);

        Assert.DoesNotContain("the-answer-of-the-machine", bench.StateText, StringComparison.Ordinal);
        Assert.All(await Task.WhenAll(secret), Assert.True);
    }

    [Fact]
    public async Task A_machine_that_repeats_a_secret_is_not_repeated()
    {
        bench.Shell.Answer = call => new(1, call.Stdin, $"bad key {call.Stdin}\n");

        var result = await bench.UpAsync(() => Command("a", stdin: Password("p").Result));
        var password = bench.Shell.Calls.Single().Stdin;

        Assert.DoesNotContain(password, bench.Events.All + result.Failures.Single().Message, StringComparison.Ordinal);
        Assert.Contains("a: bad key [secret]", bench.Events.Lines);
    }

    [Fact]
    public async Task Logging_None_shows_no_line_of_the_machine()
    {
        bench.Shell.Answer = _ => new(0, "", "[#] chatter\n");

        await bench.UpAsync(() => _ = new Pulumi.Command.Remote.Command("a", new()
        {
            Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "192.0.2.1", PrivateKey = PrivateKey },
            Create = "true",
            Logging = Pulumi.Command.Remote.Logging.None,
        }));

        Assert.DoesNotContain("chatter", bench.Events.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_and_key_are_for_their_owner_alone()
    {
        await bench.UpAsync(() => Command("a"));

        foreach (var name in new[] { "state.json", "state.key" })
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(bench.Folder, name)));
        }
    }

    [Fact]
    public async Task A_state_under_another_key_is_refused_with_the_way_out()
    {
        await bench.UpAsync(() => Command("a"));
        File.WriteAllText(Path.Combine(bench.Folder, "state.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        var error = await Assert.ThrowsAsync<DeploymentException>(() => bench.DestroyAsync());

        Assert.Contains("reset", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_moved_to_another_place_can_not_be_read_there()
    {
        using var cipher = new StateCipher(RandomNumberGenerator.GetBytes(32));
        var node = cipher.Protect("value", "here");

        Assert.Equal("value", (string?)cipher.Unprotect(node, "here"));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Unprotect(node, "there"));
    }

    [Fact]
    public async Task A_stack_that_nobody_watches_is_refused()
    {
        var deployment = new StackDeployment(StackProgram.Of<Unwatched>(), bench.Folder, bench.Shell, bench.Events);

        var error = await Assert.ThrowsAsync<DeploymentException>(() => deployment.UpAsync(bench.Config, TestContext.Current.CancellationToken));

        Assert.Contains("ProgramWatch.Options()", error.Message, StringComparison.Ordinal);
    }

    public sealed class Unwatched : Stack
    {
        public Unwatched() => Command("a");
    }
}
