using System.Text.Encodings.Web;

namespace Ipv6Dmz.Tests.Graph;

public class SecretTests
{
    // Relaxed, so that base64's + stays a +.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("6in4")]
    [InlineData("6in4 & VIA-VPS")]
    public async Task Key_material_and_SSH_keys_are_secret_inputs_and_files_and_hosts_are_not(string stack)
    {
        var run = await ProgramRun.OfAsync(stack);

        Assert.Equal(24, run.Commands.Count);
        foreach (var name in run.Commands)
        {
            var command = (CommandArgs)run.Registered[name].Args;
            Assert.Equal(name.EndsWith("-keys"), command.Stdin is not null && await Output.IsSecretAsync(command.Stdin.ToOutput()));
            var way = await OutputUtilities.GetValueAsync(command.Connection.ToOutput());
            var jump = way.Proxy is null ? null : await OutputUtilities.GetValueAsync(way.Proxy.ToOutput());
            Assert.Equal(stack.Length > 4 && name.StartsWith("router-"), jump is not null);
            Assert.All([way.PrivateKey!, jump?.PrivateKey ?? way.PrivateKey!], key => Assert.True(Output.IsSecretAsync(key.ToOutput()).Result));
            Assert.All([way.Host, jump?.Host ?? way.Host], host => Assert.False(Output.IsSecretAsync(host.ToOutput()).Result));
        }
    }

    [Fact]
    public async Task No_secret_stands_in_any_input_but_the_keys_stdin_and_the_connections_private_key_and_nothing_is_logged_of_it()
    {
        var run = await ProgramRun.OfAsync("6in4");
        string[] steps = ["vps-keys", "router-keys"];
        var passwords = run.Resources.Values.Where(resource => resource.Type!.StartsWith("random:")).Select(resource => RecordingMocks.Password(resource.Name!)).ToArray();
        var keys = steps.SelectMany(name => run.Input(name, "stdin").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]).ToArray();
        Assert.Equal((3, 4), (passwords.Length, keys.Length));
        Assert.All(steps, name => Assert.Equal("none", run.Input(name, "logging")));

        string[] secrets = [.. passwords, .. keys, "PRIVATE KEY-----"];
        Assert.All(run.Resources.Values, resource =>
            JsonSerializer.Serialize(resource.Inputs.Remove("connection").Remove(steps.Contains(resource.Name) ? "stdin" : ""), Json).MustNotSay(secrets));
    }
}
