using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>The lab's own engine with its words on the screen.</summary>
public sealed class LabEngine(
    StackProgram program, string projectFolder, string stateFolder, string stack, IRemoteShell shell, Screen screen, bool verbose, LabCloud? cloud = null) : IDeploymentEngine
{
    public void Check()
    {
        // It brings everything along.
    }

    public async Task UpAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation)
    {
        var result = await Deployment().UpAsync(StackFile.Load(projectFolder, stack, overrides), cancellation);
        Check(result, "the next `up` goes on from here");
        screen.Good(ChangeText.Summary(result, preview: false));
        foreach (var (name, value) in result.Outputs)
        {
            screen.Line($"  {name,-20} {value.Replace("\n", $"\n{"",23}", StringComparison.Ordinal)}");
        }
    }

    public async Task PreviewAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation)
    {
        var result = await Deployment().PreviewAsync(StackFile.Load(projectFolder, stack, overrides), cancellation);
        foreach (var line in result.Changes.Where(change => change.Kind != ChangeKind.Same).SelectMany(ChangeText.Lines))
        {
            Colour(line);
        }

        screen.Heading(ChangeText.Summary(result, preview: true));
    }

    public async Task DestroyAsync(bool force, CancellationToken cancellation)
    {
        var result = await Deployment().DestroyAsync(force, cancellation);
        Check(result, "the next `destroy` goes on from here; `destroy --force` goes on without what can't be reached");
        screen.Good(result.HasChanges ? ChangeText.Summary(result, preview: false) : "nothing was deployed");
    }

    private StackDeployment Deployment() => new(program, stateFolder, shell, new DeploymentProgress(screen, verbose), cloud);

    private static void Check(DeploymentResult result, string next)
    {
        if (!result.Ok)
        {
            var failures = string.Join('\n', result.Failures.Select(failure => failure.Step is null ? failure.Message : $"{failure.Step}: {failure.Message}"));
            throw new DeploymentException($"{failures}\n{ChangeText.Summary(result, preview: false)} before that; {next}");
        }
    }

    private void Colour(string line)
    {
        switch (line.TrimStart())
        {
            case ['+', ..]:
                screen.Good(line);
                break;
            case ['-', ..]:
                screen.Bad(line);
                break;
            case ['~' or '±', ..]:
                screen.Changed(line);
                break;
            default:
                screen.Line(line);
                break;
        }
    }
}
