using System.Security.Cryptography;
using Pulumi;

namespace Ipv6Dmz.Tests.Lab.Deployment;

[Collection(nameof(ProcessState))]
public sealed class DeploymentSecretTests : Bench
{
    [Fact]
    public async Task No_secret_stands_in_the_state_file_and_every_plain_value_does()
    {
        Shell.Answer = _ => FakeShell.Fine;

        await UpAsync(() => new Step("a").Register(stdin: Output.Format($"key {Password("p").Result}")));

        StateText.MustNotSay(Shell.Calls.Single().Stdin["key ".Length..], Step.PrivateKey.Split('\n')[1]);
        StateText.MustSay("\"delete\": \"undo a\"");
    }

    [Fact]
    public async Task Outputs_that_the_program_calls_secret_are_encrypted_and_stay_secret()
    {
        Shell.Answer = _ => new(0, "the-answer-of-the-machine", "");
        var secret = new List<Task<bool>>();
        void Program()
        {
            var stdout = new Step("a", Options: it => it.AdditionalSecretOutputs = ["stdout"]).Register().Stdout;
            // In a preview of a create it isn't known, and what isn't known has no mark.
            if (!Pulumi.Deployment.Instance.IsDryRun || secret.Count > 0)
            {
                secret.Add(Output.IsSecretAsync(stdout));
            }
        }

        await UpAsync(Program);
        await UpAsync(Program);

        StateText.MustNotSay("the-answer-of-the-machine");
        Assert.All(await Task.WhenAll(secret), Assert.True);
    }

    [Fact]
    public async Task A_machine_that_repeats_a_secret_is_not_repeated()
    {
        Shell.Answer = call => new(1, call.Stdin, $"bad key {call.Stdin}\n");

        var result = await UpAsync(() => new Step("a").Register(stdin: Password("p").Result));

        (Events.All + result.Failures.Single().Message).MustNotSay(Shell.Calls.Single().Stdin);
        Events.All.MustSay("a: bad key [secret]");
    }

    [Fact]
    public async Task Logging_None_shows_no_line_of_the_machine()
    {
        Shell.Answer = _ => new(0, "", "[#] chatter\n");

        await UpAsync(() => _ = new Pulumi.Command.Remote.Command("a", new()
        {
            Connection = new Pulumi.Command.Remote.Inputs.ConnectionArgs { Host = "192.0.2.1" },
            Create = "true",
            Logging = Pulumi.Command.Remote.Logging.None,
        }));

        Events.All.MustNotSay("chatter");
    }

    [Fact]
    public async Task State_and_key_are_for_their_owner_alone()
    {
        await UpAsync(new Step("a"));

        Assert.All(["state.json", "state.key"], name => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(At(name))));
    }

    [Fact]
    public async Task A_state_under_another_key_is_refused_with_the_way_out()
    {
        await UpAsync(new Step("a"));
        Write("state.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));

        (await Assert.ThrowsAsync<DeploymentException>(() => DestroyAsync())).Message.MustSay("reset");
    }

    [Fact]
    public void A_secret_moved_to_another_place_can_not_be_read_there()
    {
        using var cipher = new StateCipher(RandomNumberGenerator.GetBytes(32));
        var node = cipher.Protect("value", "here");

        Assert.Equal("value", (string?)cipher.Unprotect(node, "here"));
        Assert.ThrowsAny<CryptographicException>(() => cipher.Unprotect(node, "there"));
    }
}
