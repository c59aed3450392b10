using Ipv6Dmz.Apply;
using Pulumi;
using Pulumi.Command.Remote;

namespace Ipv6Dmz.HCloud;

// The first steps on a server: it answers, it lets in the current client key and no earlier one, cloud-init is done.
// With number 0 there was never another key. With N, client-key-N comes in with key N - 1 and lets N in, client-key-only comes in with N and
// shuts the others out. On a new server, too: it was made with both. In a second run nothing runs; N - 1 would be refused by now, so nothing but
// another server may run the first again. After an update that ended between the two the second goes on with N. With a number raised by two, or
// lowered, the first step's key is unknown, and it fails having changed nothing.
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

    private Command Step(string name, Input<string> script, SshWay way, Command? after, params string[] ignored) => way.Step(
        name, "sh -s", script, Limit, new() { Parent = this, DependsOn = after is null ? [] : new Resource[] { after }, DeletedWith = Server, IgnoreChanges = [.. ignored] });
}
