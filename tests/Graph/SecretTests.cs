namespace Ipv6Dmz.Tests.Graph;

public class SecretTests
{
    [Fact]
    public async Task Key_material_and_SSH_keys_are_secret_inputs_and_the_files_are_not()
    {
        var secret = new ConcurrentDictionary<string, (bool Stdin, bool PrivateKey)>();
        var config = DmzConfigParser.Parse(SampleConfig.Dev).Config!;
        var checks = new ConcurrentBag<Task>();

        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { IsPreview = false }, () =>
        {
            _ = new Dmz(
                "dmz",
                new()
                {
                    Stack = "ipv6-dmz/dev",
                    Config = config,
                    VpsAddresses = Output.Create(config.Vps.Existing!.Addresses),
                    Vps = new() { Host = "vps", PrivateKey = Output.CreateSecret(SampleConfig.PrivateKey) },
                    Router = new() { Host = "router", PrivateKey = Output.CreateSecret(SampleConfig.PrivateKey) },
                },
                new() { ResourceTransformations = { See } });
        });
        await Task.WhenAll(checks);

        Assert.Equal(24, secret.Count);
        Assert.All(secret.Values, inputs => Assert.True(inputs.PrivateKey));
        Assert.Equal(["router-keys", "vps-keys"], secret.Where(command => command.Value.Stdin).Select(command => command.Key).Order());

        ResourceTransformationResult? See(ResourceTransformationArgs args)
        {
            if (args.Args is CommandArgs command)
            {
                checks.Add(Note(args.Resource.GetResourceName(), command));
            }

            return null;
        }

        async Task Note(string name, CommandArgs command)
        {
            var stdin = command.Stdin is not null && await Output.IsSecretAsync(command.Stdin.ToOutput());
            var key = await Output.IsSecretAsync(command.Connection.ToOutput().Apply(connection => connection.PrivateKey!.ToOutput()));
            secret[name] = (stdin, key);
        }
    }

    [Fact]
    public async Task No_secret_stands_in_any_input_but_the_keys_stdin_and_the_connections_private_key()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);
        var passwords = mocks.Resources.Values.Where(resource => resource.Type!.StartsWith("random:")).Select(resource => RecordingMocks.Password(resource.Name!)).ToArray();
        var keys = new[] { "vps-keys", "router-keys" }.SelectMany(name => mocks.Input(name, "stdin").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..]).ToArray();
        Assert.Equal(3, passwords.Length);
        Assert.Equal(4, keys.Length);

        foreach (var resource in mocks.Resources.Values)
        {
            var inputs = resource.Inputs.Remove("connection");
            if (resource.Name is "vps-keys" or "router-keys")
            {
                inputs = inputs.Remove("stdin");
            }

            // Relaxed, so that base64's + stays a +.
            var text = JsonSerializer.Serialize(inputs, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            Assert.All(passwords.Concat(keys).Append("PRIVATE KEY-----"), value => Assert.DoesNotContain(value, text));
        }
    }

    [Fact]
    public async Task The_keys_step_logs_nothing()
    {
        var mocks = await ProgramRun.OfAsync(SampleConfig.Dev);

        Assert.Equal("none", mocks.Input("vps-keys", "logging"));
        Assert.Equal("none", mocks.Input("router-keys", "logging"));
    }
}
