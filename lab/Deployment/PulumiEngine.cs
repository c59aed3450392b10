using System.Diagnostics;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Deploys with the Pulumi CLI found on PATH: a backend of files, and nothing outside the lab's folder written.</summary>
public sealed class PulumiEngine(string projectFolder, PulumiWorkspace workspace, string stack) : IDeploymentEngine
{
    public void Check()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "pulumi"))))
        {
            throw Missing();
        }
    }

    public async Task UpAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation)
    {
        await PrepareAsync(overrides, cancellation);
        await InProjectAsync(["up", "--yes", "--skip-preview"], cancellation);
    }

    public async Task PreviewAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation)
    {
        await PrepareAsync(overrides, cancellation);
        await InProjectAsync(["preview", "--diff"], cancellation);
    }

    /// <summary>With force the CLI goes on after errors; what it can't delete stays in its state.</summary>
    public async Task DestroyAsync(bool force, CancellationToken cancellation)
    {
        if (!File.Exists(workspace.StackFilePath))
        {
            return;
        }

        // Deletes run on what the state recorded: the config needs no refreshing.
        await InProjectAsync(force ? ["destroy", "--yes", "--skip-preview", "--continue-on-error"] : ["destroy", "--yes", "--skip-preview"], cancellation);
    }

    private async Task PrepareAsync(IReadOnlyList<ConfigValue> overrides, CancellationToken cancellation)
    {
        // What the CLI would refuse is said before a stack is made for it, by the words of both engines.
        _ = StackFile.Load(projectFolder, stack, overrides);
        workspace.Prepare(overrides);
        await RunAsync(["stack", "select", stack, "--create", "--non-interactive", "--cwd", workspace.Folder], "", cancellation);
        foreach (var value in overrides.Where(value => value.Secret))
        {
            // By stdin: everybody on the machine can read a command line.
            await RunAsync(
                ["config", "set", value.Key, "--path", "--secret", "--stack", stack, "--non-interactive", "--cwd", workspace.Folder], value.Value, cancellation);
        }
    }

    private Task InProjectAsync(IEnumerable<string> command, CancellationToken cancellation) => RunAsync(
        [.. command, "--stack", stack, "--config-file", workspace.StackFilePath, "--non-interactive", "--cwd", projectFolder], null, cancellation);

    private async Task RunAsync(IReadOnlyList<string> arguments, string? stdin, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo("pulumi", arguments) { RedirectStandardInput = stdin is not null };
        foreach (var (name, value) in workspace.Environment)
        {
            start.Environment[name] = value;
        }

        // Not given on: the program that the CLI starts is a build of its own.
        start.Environment.Remove("PulumiSdk");
        using var process = Start(start);
        if (stdin is not null)
        {
            await process.StandardInput.WriteAsync(stdin);
            process.StandardInput.Close();
        }

        // Ctrl-C reaches the CLI from the terminal, and it ends in its own good order. A second signal would make it break off.
        await process.WaitForExitAsync(CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        if (process.ExitCode != 0)
        {
            throw new DeploymentException($"pulumi {arguments[0]} ended with exit code {process.ExitCode}");
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw Missing(error);
        }
    }

    private static DeploymentException Missing(Exception? error = null) =>
        new("--engine pulumi needs the Pulumi CLI on PATH (pulumi.com, \"Install\"); there is none", error);
}
