using Ipv6Dmz.Concerns;
using Ipv6Dmz.Config;
using Pulumi;
using Pulumi.Command.Remote;

namespace Ipv6Dmz.Apply;

/// <summary>A machine that is reached by SSH, and the steps on it: agent; packages and keys; a stage step for each concern, side by side; activate, confirm, verify.
/// Machines wait for each other before what changes something.</summary>
/// <remarks>At most as many connections are open at once as a machine has concerns, six: sshd begins to drop connections at ten that haven't logged in (sshd_config(5), MaxStartups).</remarks>
public sealed class Machine : ComponentResource
{
    private readonly string name;
    private readonly string agent;
    private readonly string sudo;
    private readonly SshWay way;
    private readonly int confirmWithin;
    private readonly Resource? deletedWith;
    private readonly List<(string Concern, Output<string> Digest)> staged = [];
    private readonly List<Resource> stages = [];
    private readonly Resource[] beforeStages;
    private Command? activate;
    private Resource last;

    /// <summary>The generation that the machine runs: twelve hex digits.</summary>
    [Output]
    public Output<string> Generation { get; private set; } = Output.Create("");

    /// <summary>The stage steps: activate waits for all of them.</summary>
    public IReadOnlyList<Resource> Stages => stages;

    /// <summary>Puts the agent on the machine, the packages that are missing, and the private and the preshared key: these by stdin, into files of mode 0600, and nowhere else.</summary>
    /// <param name="name">Prefix of the steps' names: <c>vps</c> makes <c>vps-agent</c>, <c>vps-wireguard</c> …</param>
    /// <param name="args">How it is reached.</param>
    /// <param name="options">The parent.</param>
    public Machine(string name, MachineArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Machine", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        this.name = name;
        way = args.Way;
        confirmWithin = args.ConfirmWithin;
        deletedWith = args.DeletedWith;
        sudo = way.User == "root" ? "" : "sudo -n ";
        agent = sudo + Agent.Path;
        // The last line proves that all of it arrived; the rename, that nobody sees half of it, and nobody another stack's.
        var onMachine = Step(
            "agent",
            args.Stack.Apply(stack => AsRoot($"mkdir -p -m 755 {Agent.Folder} && cd {Agent.Folder} && cat >.agent && tail -n 1 .agent | grep -qx \"# end of agent\" && chmod 755 .agent && ./.agent settle {stack}")),
            Agent.Text,
            [.. args.After],
            delete: "remove");
        var keys = Output.Tuple(args.KeysId, args.PrivateKey, args.PresharedKey).Apply(all => $"{all.Item1}\n{all.Item2}\n{all.Item3}\n");
        beforeStages =
        [
            Step("packages", $"{agent} packages {string.Join(' ', args.Packages)}", null, [onMachine]),
            Step("keys", $"{agent} keys", keys, [onMachine], delete: "forget-keys", secret: true),
        ];
        last = onMachine;
    }

    /// <summary>Carries a concern's files to the machine and has them checked there; what runs doesn't change.</summary>
    /// <remarks>Without a delete: what no generation names does nothing, and a step that goes would be undone over the way of its time, which
    /// another key may have closed since.</remarks>
    /// <param name="concern">Its name, e.g. <c>wireguard</c>: the folder's on the machine, and the last part of the step's.</param>
    /// <param name="files">The files; known only once the keys are, where they name keys.</param>
    public void Stage(string concern, Output<Concern> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        stages.Add(Step(concern, $"{agent} stage {concern}", files.Apply(it => it.Frame()), beforeStages));
        staged.Add((concern, files.Apply(it => it.Digest())));
    }

    /// <summary>Makes all that is staged live, for as long as it takes to confirm it.</summary>
    /// <param name="other">The other machine. Nothing changes here before all is staged there, or, where it comes first, live.</param>
    /// <param name="guarded">Whether the engine is to refuse a destroy, which would cut its own way.</param>
    public void Activate(Machine other, bool guarded = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        var generation = Output.All(staged.Select(concern => concern.Digest))
            .Apply(digests => Concerns.Generation.Of(staged.Select(concern => concern.Concern).Zip(digests).Prepend(("agent", Agent.Digest))));
        Generation = generation.Apply(it => it.Id);
        Resource[] before = other.activate is null ? [.. stages, .. other.stages] : [.. stages, other.activate];
        last = activate = Step("activate", $"{agent} activate {confirmWithin} {(other.activate is null ? "first" : "second")}", generation.Apply(it => it.Manifest), before, delete: "deactivate", protect: guarded);
    }

    /// <summary>Looks from a new connection at what was made live, here and on the other machine; what is wrong goes back.</summary>
    /// <param name="other">The other machine.</param>
    /// <param name="checks">Lines for <c>agent confirm</c>: <c>handshake LINK ADDRESS</c>, <c>answer ADDRESS NAME…</c></param>
    public void Confirm(Machine other, Output<string> checks)
    {
        ArgumentNullException.ThrowIfNull(other);
        // The other's generation is not checked here, but a change of it has to be confirmed from here too.
        last = Step("confirm", Output.Format($"{agent} confirm {Generation} {confirmWithin}"), Output.Format($"against {other.Generation}\n{checks}"), [last, other.activate!], patient: true);
        RegisterOutputs();
    }

    /// <summary>Tells the broker this machine's address: again only when one of these changes, since brokers block who calls for nothing. The
    /// broker pings the address before it takes it, so the machine has to answer by now.</summary>
    /// <param name="where">The broker's page, the tunnel and the user.</param>
    /// <param name="ipv4">The address; <c>auto</c>: the one that the call comes from.</param>
    /// <param name="key">The tunnel's update key, secret.</param>
    public void TellBroker(BrokerUpdateConfig where, Output<string> key, Output<string> ipv4)
    {
        ArgumentNullException.ThrowIfNull(where);
        var stdin = Output.Tuple(key, ipv4).Apply(all => $"{where.Url}\n{where.TunnelId}\n{where.User}\n{all.Item1}\n{all.Item2}\n");
        last = Step("broker", $"{agent} broker", stdin, [last], secret: true, patient: true);
    }

    /// <summary>Checks the whole from this machine, once both are confirmed, and commits it.</summary>
    /// <param name="other">The other machine. Nothing is committed here before it is confirmed there, or, where it comes first, committed.</param>
    /// <param name="checks">Lines for <c>agent verify</c>, as for <c>agent confirm</c>.</param>
    public void Verify(Machine other, Output<string> checks)
    {
        ArgumentNullException.ThrowIfNull(other);
        // What activate said is another word each time, so that whatever it made provisional is committed too. The engine may hold a verify of
        // the same generation that has been another one's since: of a deployment that was killed when that one was committed.
        var stdin = Output.Tuple(Generation, activate!.Stdout, other.Generation, checks)
            .Apply(all => $"generation {all.Item1}\nactivated {all.Item2}\nagainst {all.Item3}\n{all.Item4}");
        last = Step("verify", $"{agent} verify {confirmWithin}", stdin, [last, other.last], patient: true);
    }

    /// <summary>Until the machine has gone back, and a look at it.</summary>
    private TimeSpan Limit => TimeSpan.FromSeconds(2 * confirmWithin) + TimeSpan.FromMinutes(2);

    private string AsRoot(string commands) => sudo.Length == 0 ? commands : $"{sudo}sh -c '{commands}'";

    private Command Step(
        string step,
        Input<string> create,
        Input<string>? stdin,
        Resource[] after,
        string? delete = null,
        bool secret = false,
        bool protect = false,
        bool patient = false) => new(
            $"{name}-{step}",
            new CommandArgs
            {
                // A machine that has shut itself off answers again once it has gone back, and then it says why.
                Connection = way.Connection(patient ? SshWay.UntilItAnswers : SshWay.OnceMore),
                Create = create,
                Stdin = stdin!,
                // A machine without the agent needs no undoing.
                Delete = delete is null ? null! : AsRoot($"! test -x {Agent.Path} || {Agent.Path} {delete}"),
                Logging = secret ? Logging.None : Logging.StdoutAndStderr,
                // sshd would be asked to take environment variables, which it refuses.
                AddPreviousOutputInEnv = false,
            },
            new CustomResourceOptions
            {
                Parent = this,
                DependsOn = after,
                DeletedWith = deletedWith,
                Protect = protect ? true : null,
                AdditionalSecretOutputs = secret ? ["stdout", "stderr"] : [],
                CustomTimeouts = patient ? new() { Create = Limit, Update = Limit } : null,
            });
}
