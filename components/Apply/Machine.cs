using Ipv6Dmz.Concerns;
using Pulumi;
using Pulumi.Command.Remote;

namespace Ipv6Dmz.Apply;

/// <summary>The steps on a machine: agent; packages and keys; a stage step for each concern, side by side; activate, confirm, verify.
/// Machines wait for each other before what changes something.</summary>
/// <remarks>At most six connections are open at once: sshd begins to drop them at ten that haven't logged in (sshd_config(5), MaxStartups).</remarks>
public sealed class Machine : ComponentResource
{
    private readonly string name;
    private readonly MachineArgs args;
    private readonly string sudo;
    private readonly string agent;
    private readonly List<(string Concern, Output<string> Digest, Resource Step)> staged = [];
    private readonly Resource[] beforeStages;
    private Command? activate;
    private Resource last;

    /// <summary>What the machine runs: twelve hex digits.</summary>
    public Output<string> Generation { get; private set; } = Output.Create("");

    /// <summary>The stage steps: activate waits for all of them.</summary>
    public IReadOnlyList<Resource> Stages => [.. staged.Select(stage => stage.Step)];

    /// <summary>Puts the agent on the machine, the packages that are missing, and the keys: these by stdin, into files of mode 0600, and nowhere else.</summary>
    public Machine(string name, MachineArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Machine", name, args, options)
    {
        (this.name, this.args) = (name, args);
        sudo = args.Way.User == "root" ? "" : "sudo -n ";
        agent = sudo + Agent.Path;
        // The last line proves that all of it arrived; the rename, that nobody sees half of it, and nobody another stack's.
        var onMachine = Step(
            "agent",
            args.Stack.Apply(stack => AsRoot($"mkdir -p -m 755 {Agent.Folder} && cd {Agent.Folder} && cat >.agent && tail -n 1 .agent | grep -qx \"# end of agent\" && chmod 755 .agent && ./.agent settle {stack}")),
            Agent.Text,
            [.. args.After],
            delete: "remove");
        beforeStages =
        [
            Step("packages", $"{agent} packages {string.Join(' ', args.Packages)}", null, [onMachine]),
            Step("keys", $"{agent} keys", args.Keys, [onMachine], delete: "forget-keys", secret: true),
        ];
        last = onMachine;
    }

    /// <summary>Carries files to the machine and has them checked there; what runs doesn't change.</summary>
    /// <remarks>Without a delete: what no generation names does nothing, and another key may have closed the way of that time.</remarks>
    /// <param name="concern">E.g. <c>wireguard</c>: the folder's name on the machine, and the last part of the step's.</param>
    public void Stage(string concern, Output<Concern> files) =>
        staged.Add((concern, files.Apply(it => it.Digest()), Step(concern, $"{agent} stage {concern}", files.Apply(it => it.Frame()), beforeStages)));

    /// <summary>Makes all that is staged live, for as long as it takes to confirm it: once all is staged on the other machine, or, where that comes first, live.</summary>
    /// <param name="guarded">Whether the engine is to refuse a destroy, which would cut its own way.</param>
    public void Activate(Machine other, bool guarded = false)
    {
        var generation = Output.All(staged.Select(stage => stage.Digest))
            .Apply(digests => Concerns.Generation.Of(staged.Select(stage => stage.Concern).Zip(digests).Prepend(("agent", Agent.Digest))));
        Generation = generation.Apply(it => it.Id);
        Resource[] before = other.activate is null ? [.. Stages, .. other.Stages] : [.. Stages, other.activate];
        last = activate = Step("activate", $"{agent} activate {args.ConfirmWithin} {(other.activate is null ? "first" : "second")}", generation.Apply(it => it.Manifest), before, delete: "deactivate", protect: guarded);
    }

    /// <summary>Looks from a new connection at what was made live, here and on the other machine; what is wrong goes back.</summary>
    /// <param name="checks">Lines for <c>agent confirm</c>: <c>handshake LINK ADDRESS</c>, <c>answer ADDRESS NAME…</c></param>
    public void Confirm(Machine other, Output<string> checks)
    {
        // The other's generation is not checked here, but a change of it has to be confirmed from here too.
        last = Step("confirm", Output.Format($"{agent} confirm {Generation} {args.ConfirmWithin}"), Output.Format($"against {other.Generation}\n{checks}"), [last, other.activate!], patient: true);
        RegisterOutputs();
    }

    /// <summary>Tells the broker this machine's address: only when one of these changes, since brokers block a client that calls for nothing. The
    /// broker pings the address first, so the machine has to answer by now.</summary>
    /// <param name="ipv4"><c>auto</c>: the one that the call comes from.</param>
    public void TellBroker(BrokerUpdateConfig where, Output<string> key, Output<string> ipv4)
    {
        var stdin = Output.Tuple(key, ipv4).Apply(all => $"{where.Url}\n{where.TunnelId}\n{where.User}\n{all.Item1}\n{all.Item2}\n");
        last = Step("broker", $"{agent} broker", stdin, [last], secret: true, patient: true);
    }

    /// <summary>Checks the whole from this machine and commits it: once it is confirmed on the other machine, or, where that comes first, committed.</summary>
    public void Verify(Machine other, Output<string> checks)
    {
        // What activate said is another word each time, so that whatever it made provisional is committed too. The engine may hold a verify of
        // the same generation, of a deployment that was killed when another one was committed.
        var stdin = Output.Tuple(Generation, activate!.Stdout, other.Generation, checks)
            .Apply(all => $"generation {all.Item1}\nactivated {all.Item2}\nagainst {all.Item3}\n{all.Item4}");
        last = Step("verify", $"{agent} verify {args.ConfirmWithin}", stdin, [last, other.last], patient: true);
    }

    /// <summary>Sets records of public DNS, and takes them back at the end: when all else is committed, since what a name says of an address is remembered elsewhere. What
    /// was set for another zone or server is taken back first, with the key of that time.</summary>
    /// <param name="records">Lines of a zone's file, without <c>IN</c>.</param>
    public void TellDns(Machine other, DnsConfig dns, DnsUpdateConfig update, Output<string> secret, Output<string> records)
    {
        var stdin = Output.Tuple(secret, records).Apply(all => $"{update.Server}\n{dns.Zone}\n{update.Key}\n{update.Algorithm}\n{all.Item1}\n{all.Item2}");
        last = Step("dns", $"{agent} dns", stdin, [last, other.last], delete: "forget-dns", secret: true, trigger: $"{update.Server} {dns.Zone}");
    }

    private string AsRoot(string commands) => sudo.Length == 0 ? commands : $"{sudo}sh -c '{commands}'";

    private Command Step(
        string step, Input<string> create, Input<string>? stdin, Resource[] after, string? delete = null, bool secret = false, bool protect = false, bool patient = false, string? trigger = null) => args.Way.Step(
            $"{name}-{step}",
            create,
            stdin,
            // A machine that has shut itself off answers again once it has gone back, and then it says why.
            patient ? TimeSpan.FromSeconds((2 * args.ConfirmWithin) + 120) : null,
            new()
            {
                Parent = this,
                DependsOn = after,
                DeletedWith = args.DeletedWith,
                Protect = protect ? true : null,
                DeleteBeforeReplace = trigger is not null ? true : null,
                AdditionalSecretOutputs = secret ? ["stdout", "stderr"] : [],
            },
            // A machine without the agent needs no undoing.
            delete is null ? null : AsRoot($"! test -x {Agent.Path} || {Agent.Path} {delete}"),
            secret,
            trigger);
}
