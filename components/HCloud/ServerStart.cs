using Ipv6Dmz.Apply;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz.HCloud;

/// <summary>The first steps on a server: it answers, it lets in the current client key and no earlier one, cloud-init is done.</summary>
/// <remarks>
/// Number 0: there was never another key. Number N, <c>client-key-N</c> comes in with key N - 1 and lets N in, <c>client-key-only</c> comes
/// in with N and shuts the others out:
/// - a server that runs, with N - 1: as said; once N is proved to work, the earlier ones are gone;
/// - a new server, whose number was N from the start or that takes another's place: it was made with both, so the same steps do the same;
/// - a second run: nothing has changed, nothing runs; N - 1 would be refused by now, so nothing but another server may run the first again;
/// - an update that ended between the two: the first is done, the second goes on with N;
/// - a number raised by two, or lowered: the key that the first step comes in with is unknown, and it fails having changed nothing.
/// </remarks>
internal sealed class ServerStart
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly HCloudServer vps;

    public ServerStart(string name, HCloudServer vps, ServerKeys keys, int number, string serverType)
    {
        this.vps = vps;
        if (number > 0)
        {
            var key = keys.ClientPublicKey(number);
            var previous = number - 1;
            // Named by the number, so that it runs once for each; with the text of that time, so that another release's doesn't run it.
            Step($"{name}-client-key-{number}", key.Apply(ServerScripts.Authorize), vps.WayWith(keys.ClientPrivateKey(previous)).Connection(SshWay.UntilItAnswers), ["create", "stdin", "logging"]);
            Step($"{name}-client-key-only", Output.Tuple(key, keys.ClientPublicKey(previous)).Apply(pair => ServerScripts.AuthorizeOnly(pair.Item1, pair.Item2)), vps.Way.Connection(SshWay.UntilItAnswers), []);
        }

        // Another type is a start, too.
        Step($"{name}-ready", $"# {serverType}\n{ServerScripts.Ready}", vps.Way.Connection(SshWay.UntilItAnswers), []);
    }

    /// <summary>The last of them.</summary>
    public Command Last { get; private set; } = null!;

    private void Step(string name, Input<string> script, ConnectionArgs connection, string[] ignored) => Last = new(
        name,
        new()
        {
            Connection = connection,
            Create = "sh -s",
            Stdin = script,
            Logging = Logging.StdoutAndStderr,
            // sshd would be asked to take environment variables, which it refuses.
            AddPreviousOutputInEnv = false,
        },
        new()
        {
            Parent = vps,
            DependsOn = Last is null ? [] : new Resource[] { Last },
            DeletedWith = vps.Server,
            IgnoreChanges = [.. ignored],
            CustomTimeouts = new() { Create = Limit, Update = Limit },
        });
}
