using Ipv6Dmz.Rendering;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Ipv6Dmz;

/// <summary>A machine that is reached by SSH, and the chain of steps on it: agent, packages, keys, a stage step per concern, activate,
/// confirm, verify. One chain per machine, so that few connections are open at once; machines wait for each other before what changes
/// something.</summary>
public sealed class Machine : ComponentResource
{
    private readonly string name;
    private readonly string agent;
    private readonly string sudo;
    private readonly Input<ConnectionArgs> connection;
    private readonly Input<ConnectionArgs> patientConnection;
    private readonly int confirmWithin;
    private readonly Resource? deletedWith;
    private readonly List<(string Concern, Output<string> Digest)> staged = [];
    private Resource? last;
    private Command? activate;

    /// <summary>The generation that the machine runs: twelve hex digits.</summary>
    [Output]
    public Output<string> Generation { get; private set; } = Output.Create("");

    /// <summary>Puts the agent on the machine, and the packages that are missing.</summary>
    /// <param name="name">What its steps are named after: <c>vps</c> makes <c>vps-agent</c>, <c>vps-wireguard</c> …</param>
    /// <param name="args">How it is reached.</param>
    /// <param name="options">The parent.</param>
    public Machine(string name, MachineArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:Machine", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        this.name = name;
        connection = args.Connection.Apply(Patience.OnceMore);
        // A machine that has shut itself off answers again once it has gone back, and then it says why.
        patientConnection = args.Connection.Apply(Patience.UntilItAnswers);
        confirmWithin = args.ConfirmWithin;
        deletedWith = args.DeletedWith;
        last = args.After;
        sudo = args.User == "root" ? "" : "sudo -n ";
        agent = sudo + Agent.Path;
        // The last line proves that all of it arrived; the rename, that nobody sees half of it, and nobody another stack's.
        Step(
            "agent",
            args.Stack.Apply(stack => AsRoot($"mkdir -p -m 755 {Agent.Folder} && cd {Agent.Folder} && cat >.agent && tail -n 1 .agent | grep -qx \"# end of agent\" && chmod 755 .agent && ./.agent settle {stack}")),
            Agent.Text,
            "remove");
        Step("packages", $"{agent} packages {string.Join(' ', args.Packages)}");
    }

    /// <summary>Brings the private and the preshared key to the machine: by stdin, into files of mode 0600, and nowhere else.</summary>
    public void InstallKeys(WireGuardKeys keys, Output<string> privateKey)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var stdin = Output.Tuple(keys.KeysId, privateKey, keys.PresharedKey).Apply(all => $"{all.Item1}\n{all.Item2}\n{all.Item3}\n");
        Step("keys", $"{agent} keys", stdin, "forget-keys", secret: true);
    }

    /// <summary>Carries a concern's files to the machine and has them checked there; what runs doesn't change.</summary>
    /// <remarks>Without a delete: what no generation names does nothing, and a step that goes would be undone over the way of its time, which
    /// another key may have closed since.</remarks>
    /// <param name="concern">The files; known only once the keys are, where they name keys.</param>
    /// <param name="name">The concern's name.</param>
    /// <param name="parent">The component that the step belongs to.</param>
    public void Stage(string name, Output<Concern> concern, Resource parent)
    {
        ArgumentNullException.ThrowIfNull(concern);
        Step(name, $"{agent} stage {name}", concern.Apply(files => files.Frame()), parent: parent);
        staged.Add((name, concern.Apply(files => files.Digest())));
    }

    /// <inheritdoc cref="Stage(string, Output{Concern}, Resource)"/>
    public void Stage(Concern concern, Resource parent)
    {
        ArgumentNullException.ThrowIfNull(concern);
        Stage(concern.Name, Output.Create(concern), parent);
    }

    /// <summary>Makes all that is staged live, for as long as it takes to confirm it.</summary>
    /// <param name="other">The other machine. Nothing changes here before all is staged there, or, where it comes first, live.</param>
    /// <param name="guarded">Whether the engine is to refuse a destroy, which would cut its own way.</param>
    public void Activate(Machine other, bool guarded = false)
    {
        ArgumentNullException.ThrowIfNull(other);
        var generation = Output.All(staged.Select(concern => concern.Digest))
            .Apply(digests => Rendering.Generation.Of(staged.Select(concern => concern.Concern).Zip(digests).Prepend(("agent", Agent.Digest))));
        Generation = generation.Apply(it => it.Id);
        Step("activate", $"{agent} activate {confirmWithin} {(other.activate is null ? "first" : "second")}", generation.Apply(it => it.Manifest), "deactivate", after: other.last, protect: guarded);
        activate = (Command)last!;
    }

    /// <summary>Looks from a new connection at what was made live, here and on the other machine; what is wrong goes back.</summary>
    /// <param name="other">The other machine.</param>
    /// <param name="checks">Lines for <c>agent confirm</c>: <c>handshake LINK ADDRESS</c>, <c>answer ADDRESS NAME…</c></param>
    public void Confirm(Machine other, Output<string> checks)
    {
        ArgumentNullException.ThrowIfNull(other);
        // The other's generation is not checked here, but a change of it has to be confirmed from here too.
        Step(
            "confirm",
            Output.Format($"{agent} confirm {Generation} {confirmWithin}"),
            Output.Format($"against {other.Generation}\n{checks}"),
            after: other.activate,
            patient: true);
        RegisterOutputs();
    }

    /// <summary>Tells the broker this machine's address: again only when one of these changes, since brokers block who calls for nothing. The
    /// broker pings the address before it takes it, so the machine has to answer by now.</summary>
    /// <param name="update">Where, and as whom.</param>
    /// <param name="ipv4">The address; <c>auto</c>: the one that the call comes from.</param>
    /// <param name="parent">The component that the step belongs to.</param>
    public void TellBroker(BrokerUpdate update, Output<string> ipv4, Resource parent)
    {
        ArgumentNullException.ThrowIfNull(update);
        var (where, key) = update;
        var stdin = Output.Tuple(key, ipv4).Apply(all => $"{where.Url}\n{where.TunnelId}\n{where.User}\n{all.Item1}\n{all.Item2}\n");
        Step("broker", $"{agent} broker", stdin, parent: parent, secret: true, patient: true);
    }

    /// <summary>Checks the whole from this machine, once both are confirmed, and commits it.</summary>
    /// <param name="other">The other machine. Nothing is committed here before it is confirmed there, or, where it comes first, committed.</param>
    /// <param name="checks">Lines for <c>agent verify</c>, as for <c>agent confirm</c>.</param>
    /// <param name="parent">The component that the step belongs to.</param>
    public void Verify(Machine other, Output<string> checks, Resource parent)
    {
        ArgumentNullException.ThrowIfNull(other);
        // What activate said is another word each time, so that whatever it made provisional is committed too. The engine may hold a verify of
        // the same generation that has been another one's since: of a deployment that was killed when that one was committed.
        var stdin = Output.Tuple(Generation, activate!.Stdout, other.Generation, checks)
            .Apply(all => $"generation {all.Item1}\nactivated {all.Item2}\nagainst {all.Item3}\n{all.Item4}");
        Step("verify", $"{agent} verify {confirmWithin}", stdin, parent: parent, after: other.last, patient: true);
    }

    /// <summary>Until the machine has gone back, and a look at it.</summary>
    private TimeSpan Limit => TimeSpan.FromSeconds(2 * confirmWithin) + TimeSpan.FromMinutes(2);

    private string AsRoot(string commands) => sudo.Length == 0 ? commands : $"{sudo}sh -c '{commands}'";

    private void Step(
        string step,
        Input<string> create,
        Input<string>? stdin = null,
        string? delete = null,
        Resource? parent = null,
        bool secret = false,
        Resource? after = null,
        bool protect = false,
        bool patient = false)
    {
        var before = new Resource?[] { last, after }.OfType<Resource>().ToArray();
        last = new Command(
            $"{name}-{step}",
            new CommandArgs
            {
                Connection = patient ? patientConnection : connection,
                Create = create,
                Stdin = stdin!,
                // What is already gone needs no undoing.
                Delete = delete is null ? null! : AsRoot($"! test -x {Agent.Path} || {Agent.Path} {delete}"),
                Logging = secret ? Logging.None : Logging.StdoutAndStderr,
                // sshd would be asked to take environment variables, which it refuses.
                AddPreviousOutputInEnv = false,
            },
            new CustomResourceOptions
            {
                Parent = parent ?? this,
                DependsOn = before,
                DeletedWith = deletedWith,
                Protect = protect ? true : null,
                AdditionalSecretOutputs = secret ? ["stdout", "stderr"] : [],
                CustomTimeouts = patient ? new() { Create = Limit, Update = Limit } : null,
            });
    }
}
