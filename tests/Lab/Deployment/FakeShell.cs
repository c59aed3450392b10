using System.Collections.Concurrent;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Machines that remember what they were told, and answer with their stdin unless a test says otherwise.</summary>
internal sealed class FakeShell : IRemoteShell
{
    public static readonly RemoteResult Fine = new(0, "", "");

    private readonly ConcurrentQueue<ShellCall> calls = new();

    public Func<ShellCall, RemoteResult> Answer { get; set; } = call => new(0, call.Stdin, "");

    /// <summary>The dialling, which alone can be called off.</summary>
    public Func<CancellationToken, Task> Dial { get; set; } = _ => Task.CompletedTask;

    /// <summary>What goes on while a command runs.</summary>
    public Func<ShellCall, Task> During { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<ShellCall> Calls => [.. calls];

    /// <summary>Commands, with their stdin.</summary>
    public IReadOnlyList<string> Said => [.. calls.Select(call => call.Stdin is "" ? call.Command : $"{call.Command} < {call.Stdin.TrimEnd()}")];

    public void Clear() => calls.Clear();

    /// <summary>One command runs until it is let go.</summary>
    public HeldCommand Hold(string command)
    {
        var (held, during) = (new HeldCommand(), During);
        During = call => call.Command == command ? held.RunAsync() : during(call);
        return held;
    }

    public async Task<RemoteResult> RunAsync(
        RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        await Dial(cancellation);
        var call = new ShellCall(connection, command, stdin);
        calls.Enqueue(call);
        await During(call);
        var result = Answer(call);
        foreach (var line in result.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            onLine(line);
        }

        return result;
    }
}
