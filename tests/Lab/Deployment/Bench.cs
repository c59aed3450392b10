using Pulumi.Random;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Tests with an engine, its state in a folder of its own, fake machines and a program that a test writes, in text (<see cref="Step"/>) or in code.</summary>
public abstract class Bench : InFolder
{
    private protected FakeShell Shell { get; } = new();

    /// <summary>What the cloud's hardware was told.</summary>
    private protected FakeSite Site { get; } = new();

    private protected CloudState Cloud => LabCloud.Read(CloudFile) ?? new CloudState(0);

    private protected RecordedEvents Events { get; private set; } = new();

    private protected static StackConfig Config { get; } = new("project", "dev", ImmutableSortedDictionary<string, string>.Empty, []);

    private protected string StateText => Read("state.json");

    private string CloudFile => At("cloud.json");

    private protected string StateNames
    {
        get
        {
            using var state = StateStore.Open(Folder);
            return string.Join(' ', state.Resources.Where(it => it.Phase != ResourcePhase.Component).Select(it => it.Key.Name).Order());
        }
    }

    /// <summary>Somebody is at the cloud's console.</summary>
    private protected void InConsole(Func<CloudState, CloudState> change) => LabCloud.Write(CloudFile, change(Cloud));

    /// <summary>Deploys the program and forgets the calls before it.</summary>
    private protected Task<DeploymentResult> UpAsync(string program) => UpAsync(() => Step.Register(program));

    private protected Task<DeploymentResult> UpAsync(Action program, CancellationToken? interrupt = null) => RunAsync(program, it => it.UpAsync(Config, interrupt ?? Ct));

    /// <summary>An up that has to succeed.</summary>
    private protected async Task<DeploymentResult> MadeAsync(Action program)
    {
        var result = await UpAsync(program);
        Assert.True(result.Ok, string.Join('\n', result.Failures));
        return result;
    }

    /// <summary>What an up fails by.</summary>
    private protected async Task<string> FailureAsync(Action program) => Assert.Single((await UpAsync(program)).Failures).Message;

    private protected Task<DeploymentResult> PreviewAsync(Action program) => RunAsync(program, it => it.PreviewAsync(Config, Ct));

    private protected Task<DeploymentResult> DestroyAsync(bool force = false) => RunAsync(() => { }, it => it.DestroyAsync(force, Ct));

    private protected static Output<string> Password(string name, int length = 43) => new RandomPassword(name, new() { Length = length, Special = false }).Result;

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
