using System.Collections.Immutable;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

public sealed class CommandTests
{
    [Fact]
    public async Task A_command_has_the_providers_type_names_and_defaults()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Command("run", new()
        {
            Connection = new ConnectionArgs { Host = "198.18.0.1", PrivateKey = "key", HostKey = "ssh-ed25519 AAAA" },
            Create = "create",
            Update = "update",
            Delete = "delete",
            Stdin = "text",
            Logging = Logging.StdoutAndStderr,
            AddPreviousOutputInEnv = false,
            Environment = { ["A"] = "b" },
            Triggers = new object[] { "x", 1 },
        }));

        Assert.Equal("command:remote:Command", mocks["run"].Type);
        var inputs = mocks.Inputs("run");
        Assert.Equal(
            ["addPreviousOutputInEnv", "connection", "create", "delete", "environment", "logging", "stdin", "triggers", "update"],
            inputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("stdoutAndStderr", inputs["logging"]);
        Assert.Equal(["x", 1.0], Assert.IsType<ImmutableArray<object>>(inputs["triggers"]));
        var connection = Assert.IsType<ImmutableDictionary<string, object>>(inputs["connection"]);
        Assert.Equal(
            new Dictionary<string, object>
            {
                ["host"] = "198.18.0.1", ["user"] = "root", ["port"] = 22.0, ["dialErrorLimit"] = 10.0, ["perDialTimeout"] = 15.0,
                ["privateKey"] = "key", ["hostKey"] = "ssh-ed25519 AAAA",
            },
            connection);
    }

    [Fact]
    public async Task A_proxy_has_the_same_names_and_defaults()
    {
        var mocks = new Recorder();
        await Run.UpAsync(mocks, () => _ = new Command("run", new()
        {
            Connection = new ConnectionArgs
            {
                Host = "h", User = "admin", Port = 2222, Password = "p", PrivateKeyPassword = "pp", AgentSocketPath = "/s",
                Proxy = new ProxyConnectionArgs { Host = "proxy" },
            },
        }));
        var connection = (ImmutableDictionary<string, object>)mocks.Inputs("run")["connection"];
        Assert.Equal(2222.0, connection["port"]);
        var proxy = Assert.IsType<ImmutableDictionary<string, object>>(connection["proxy"]);
        Assert.Equal(["dialErrorLimit", "host", "perDialTimeout", "port", "user"], proxy.Keys.Order());
    }

    [Fact]
    public async Task Connection_and_passwords_are_secret_and_the_rest_is_not()
    {
        var connection = new ConnectionArgs { Host = "h", PrivateKey = "k", Password = "p", PrivateKeyPassword = "pp" };
        var args = new CommandArgs { Connection = connection, Stdin = "text" };
        Assert.True(await Output.IsSecretAsync(args.Connection.ToOutput()));
        Assert.True(await Output.IsSecretAsync(connection.PrivateKey.ToOutput()));
        Assert.True(await Output.IsSecretAsync(connection.Password.ToOutput()));
        Assert.True(await Output.IsSecretAsync(connection.PrivateKeyPassword.ToOutput()));
        Assert.False(await Output.IsSecretAsync(connection.Host.ToOutput()));
        Assert.False(await Output.IsSecretAsync(args.Stdin.ToOutput()));
    }

    [Fact]
    public async Task A_changed_trigger_replaces_and_the_connection_is_a_secret_output()
    {
        CustomResourceOptions seen = null!;
        await Run.UpAsync(new Recorder(), () => _ = new Command("run", new() { Connection = new ConnectionArgs { Host = "h" } }, new()
        {
            AdditionalSecretOutputs = { "stdout", "stderr" },
            ResourceTransformations =
            {
                args =>
                {
                    seen = (CustomResourceOptions)args.Options;
                    return null;
                },
            },
        }));
        Assert.Equal(["connection", "stdout", "stderr"], seen.AdditionalSecretOutputs);
        Assert.Equal(["triggers[*]"], seen.ReplaceOnChanges);
    }

    [Fact]
    public async Task A_command_without_a_connection_fails()
    {
        var error = await Run.FailAsync(new Recorder(), () => _ = new Command("run", new() { Create = "x" }));
        Assert.Contains("connection", error, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("is required but was not given a value", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outputs_have_the_providers_types()
    {
        Command command = null!;
        var mocks = new Recorder { State = args => args.Inputs.SetItem("stdout", "out").SetItem("stderr", "") };
        await Run.UpAsync(mocks, () => command = new("run", new()
        {
            Connection = new ConnectionArgs { Host = "h" },
            Logging = Logging.None,
            Triggers = new object[] { "t" },
            Environment = { ["A"] = "b" },
        }));
        Assert.Equal("out", await OutputUtilities.GetValueAsync(command.Stdout));
        Assert.Equal("", await OutputUtilities.GetValueAsync(command.Stderr));
        Assert.Equal(Logging.None, await OutputUtilities.GetValueAsync(command.Logging));
        Assert.Equal(["t"], await OutputUtilities.GetValueAsync(command.Triggers));
        Assert.Equal("b", (await OutputUtilities.GetValueAsync(command.Environment))!["A"]);
        Assert.Null(await OutputUtilities.GetValueAsync(command.Create));
        var connection = await OutputUtilities.GetValueAsync(command.Connection);
        Assert.Equal("h", connection.Host);
        Assert.Equal(22.0, connection.Port);
        Assert.Equal(10, connection.DialErrorLimit);
        Assert.Null(connection.HostKey);
        Assert.Null(connection.Proxy);
    }
}
