using System.Collections.Immutable;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Lab.Cloud;
using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;
using Pulumi.Random;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>An engine with its state in a folder of its own, fake machines and a program that a test writes.</summary>
internal sealed class Bench : IDisposable
{
    public const string PrivateKey = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0LW9mLXRoZS1jb25uZWN0aW9u\n-----END PRIVATE KEY-----\n";

    public Bench() => Directory.CreateDirectory(Folder);

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "ipv6-dmz-" + Path.GetRandomFileName());

    public FakeShell Shell { get; } = new();

    /// <summary>What the cloud's hardware was told.</summary>
    public FakeSite Site { get; } = new();

    public CloudState Cloud => LabCloud.Read(CloudFile) ?? new CloudState(0);

    /// <summary>Somebody is at the cloud's console.</summary>
    public void InConsole(Func<CloudState, CloudState> change) => LabCloud.Write(CloudFile, change(Cloud));

    public RecordedEvents Events { get; private set; } = new();

    public StackConfig Config { get; set; } = new("project", "dev", ImmutableSortedDictionary<string, string>.Empty, []);

    private string CloudFile => Path.Combine(Folder, "cloud.json");

    public string StateText => File.ReadAllText(Path.Combine(Folder, "state.json"));

    public IReadOnlyList<string> StateNames
    {
        get
        {
            using var state = StateStore.Open(Folder);
            return [.. state.Resources.Where(it => it.Phase != ResourcePhase.Component).Select(it => it.Key.Name)];
        }
    }

    /// <summary>Deploys the program and forgets the calls before it.</summary>
    public Task<DeploymentResult> UpAsync(Action program, CancellationToken? cancellation = null) =>
        RunAsync(program, it => it.UpAsync(Config, cancellation ?? TestContext.Current.CancellationToken));

    public Task<DeploymentResult> PreviewAsync(Action program) =>
        RunAsync(program, it => it.PreviewAsync(Config, TestContext.Current.CancellationToken));

    public Task<DeploymentResult> DestroyAsync(bool force = false) =>
        RunAsync(() => { }, it => it.DestroyAsync(force, TestContext.Current.CancellationToken));

    public static Command Command(
        string name,
        string? create = null,
        Input<string>? stdin = null,
        string? update = null,
        string? delete = null,
        object[]? triggers = null,
        string host = "192.0.2.1",
        Pulumi.Resource[]? after = null,
        Action<CustomResourceOptions>? options = null)
    {
        var custom = new CustomResourceOptions { DependsOn = after ?? [] };
        options?.Invoke(custom);
        var args = new CommandArgs
        {
            Connection = new ConnectionArgs { Host = host, Port = 2201, PrivateKey = PrivateKey },
            Create = create ?? $"create {name}",
            AddPreviousOutputInEnv = false,
        };
        if (stdin is not null)
        {
            args.Stdin = stdin;
        }

        if (update is not null)
        {
            args.Update = update;
        }

        if (delete is not null)
        {
            args.Delete = delete;
        }

        if (triggers is not null)
        {
            args.Triggers = triggers;
        }

        return new Command(name, args, custom);
    }

    public static RandomPassword Password(string name, int length = 43) => new(name, new RandomPasswordArgs { Length = length, Special = false });

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<DeploymentResult> RunAsync(Action program, Func<StackDeployment, Task<DeploymentResult>> run)
    {
        ScriptedStack.Body.Value = program;
        Shell.Clear();
        Site.Calls.Clear();
        Events = new RecordedEvents();
        // Resources that wait for each other would hang for ever.
        return await run(new StackDeployment(StackProgram.Of<ScriptedStack>(), Folder, Shell, Events, new LabCloud(CloudFile, Site))).WaitAsync(TimeSpan.FromSeconds(60));
    }
}
