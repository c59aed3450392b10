using System.Diagnostics;
using System.Runtime.InteropServices;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>Runs a program of this computer to its end.</summary>
public static class Tool
{
    private const int SigTerm = 15;

    // Time to clean up behind itself.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Runs it and throws with what it said if it fails. Returns stdout.</summary>
    public static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, Action<string>? onLine = null, CancellationToken ct = default)
    {
        var result = await TryAsync(program, arguments, onLine, ct);
        return result.Ok
            ? result.Stdout
            : throw new LabException($"{program} ended with {result.ExitCode}: {(result.Stderr + result.Stdout).Trim()}");
    }

    public static async Task<CommandResult> TryAsync(string program, IReadOnlyList<string> arguments, Action<string>? onLine = null, CancellationToken ct = default)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        process.StandardInput.Close();
        try
        {
            var stderr = process.StandardError.ReadToEndAsync(ct);
            var stdout = ReadAsync(process.StandardOutput, onLine, ct);
            await process.WaitForExitAsync(ct);
            return new CommandResult(process.ExitCode, await stdout, await stderr);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            throw;
        }
    }

    private static async Task EndAsync(Process process)
    {
        if (process.HasExited)
        {
            return;
        }
        _ = Signal(process.Id, SigTerm);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // .NET itself knows only SIGKILL.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new LabException($"{start.FileName} can't be started ({e.Message}); lab/install.sh installs what the lab needs", e);
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? onLine, CancellationToken ct)
    {
        var all = new System.Text.StringBuilder();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            all.Append(line).Append('\n');
            onLine?.Invoke(line);
        }
        return all.ToString();
    }
}
