using Ipv6Dmz.Apply;
using Pulumi;
using Pulumi.Command.Remote;

namespace Ipv6Dmz.HCloud;

// The first steps on a server: it answers, it lets in the current client key and no earlier one, cloud-init is done.
// Number 0: there was never another key. Number N, client-key-N comes in with key N - 1 and lets N in, client-key-only comes
// in with N and shuts the others out:
// - a server that runs, with N - 1: as said; once N is proved to work, the earlier ones are gone;
// - a new server, whose number was N from the start or that takes another's place: it was made with both, so the same steps do the same;
// - a second run: nothing has changed, nothing runs; N - 1 would be refused by now, so nothing but another server may run the first again;
// - an update that ended between the two: the first is done, the second goes on with N;
// - a number raised by two, or lowered: the key that the first step comes in with is unknown, and it fails having changed nothing.
public sealed partial class HCloudServer
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private Command Start(string name, ServerKeys keys)
    {
        Command? last = null;
        if (cloud.ClientKey is > 0 and var number)
        {
            var (key, previous) = (keys.ClientPublicKey(number), number - 1);
            // Named by the number, so that it runs once for each; with the text of that time, so that another release's doesn't run it.
            last = Step($"{name}-client-key-{number}", key.Apply(ServerScripts.Authorize), WayWith(keys.ClientPrivateKey(previous)), last, "create", "stdin", "logging");
            last = Step($"{name}-client-key-only", Output.Tuple(key, keys.ClientPublicKey(previous)).Apply(pair => ServerScripts.AuthorizeOnly(pair.Item1, pair.Item2)), Way, last);
        }

        // Another type is a start, too.
        return Step($"{name}-ready", $"# {cloud.ServerType}\n{ServerScripts.Ready}", Way, last);
    }

    private Command Step(string name, Input<string> script, SshWay way, Command? after, params string[] ignored) => new(
        name,
        new()
        {
            Connection = way.Connection(SshWay.UntilItAnswers),
            Create = "sh -s",
            Stdin = script,
            Logging = Logging.StdoutAndStderr,
            // sshd would be asked to take environment variables, which it refuses.
            AddPreviousOutputInEnv = false,
        },
        new()
        {
            Parent = this,
            DependsOn = after is null ? [] : new Resource[] { after },
            DeletedWith = Server,
            IgnoreChanges = [.. ignored],
            CustomTimeouts = new() { Create = Limit, Update = Limit },
        });
}
