using System.Collections.Concurrent;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Machines that do whatever they are told, and remember it. What a command answers can be set by its text.</summary>
internal sealed class FakeShell : IRemoteShell
{
    private readonly ConcurrentQueue<ShellCall> calls = new();

    public Func<ShellCall, RemoteResult> Answer { get; set; } = _ => new RemoteResult(0, "", "");

    /// <summary>The dialling, which alone can be called off.</summary>
    public Func<CancellationToken, Task> Dial { get; set; } = _ => Task.CompletedTask;

    /// <summary>Called while a command runs.</summary>
    public Action<ShellCall> During { get; set; } = _ => { };

    /// <summary>What a command takes its time for.</summary>
    public Func<ShellCall, Task> Busy { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<ShellCall> Calls => [.. calls];

    public IReadOnlyList<string> Commands => [.. calls.Select(call => call.Command)];

    public void Clear() => calls.Clear();

    public async Task<RemoteResult> RunAsync(
        RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        await Dial(cancellation);
        var call = new ShellCall(connection, command, stdin);
        calls.Enqueue(call);
        During(call);
        await Busy(call);
        var result = Answer(call);
        foreach (var line in result.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            onLine(line);
        }

        return result;
    }
}
