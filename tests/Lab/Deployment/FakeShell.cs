namespace Ipv6Dmz.Tests.Lab.Deployment;

internal sealed record ShellCall(RemoteConnection Connection, string Command, string Stdin);

/// <summary>Machines that remember what they were told, and answer with their stdin unless a test says otherwise.</summary>
internal sealed class FakeShell : IRemoteShell
{
    private readonly ConcurrentQueue<ShellCall> calls = new();

    public Func<ShellCall, RemoteResult> Answer { get; set; } = call => new(0, call.Stdin, "");

    /// <summary>The dialling, which alone can be called off.</summary>
    public Func<CancellationToken, Task> Dial { get; set; } = _ => Task.CompletedTask;

    /// <summary>What goes on while a command runs.</summary>
    public Func<ShellCall, Task> During { get; set; } = _ => Task.CompletedTask;

    public IReadOnlyList<ShellCall> Calls => [.. calls];

    /// <summary>Commands, with their stdin, and where they ran if that isn't 192.0.2.1.</summary>
    public IReadOnlyList<string> Said =>
    [
        .. calls.Select(call =>
            $"{call.Command}{(call.Stdin is "" ? "" : $" < {call.Stdin.TrimEnd()}")}{(call.Connection.Host == "192.0.2.1" ? "" : $" @ {call.Connection.Host}")}"),
    ];

    public void Clear() => calls.Clear();

    /// <summary>A command fails; null: none does.</summary>
    public void Fail(string? command) => Answer = call =>
        call.Command == command ? new(3, "half done\n", $"[#] trying '{call.Stdin}'\nno such device\n") : new(0, call.Stdin, "");

    /// <summary>One command runs until it is let go.</summary>
    /// <returns>What ends once it runs, and what lets it go.</returns>
    public (Task Started, Action Release) Hold(string command)
    {
        const TaskCreationOptions Apart = TaskCreationOptions.RunContinuationsAsynchronously;
        var (started, released, during) = (new TaskCompletionSource(Apart), new TaskCompletionSource(Apart), During);
        During = call => call.Command != command ? during(call) : started.TrySetResult() ? released.Task : Task.CompletedTask;
        return (started.Task.WaitAsync(TimeSpan.FromSeconds(30)), () => released.TrySetResult());
    }

    public async Task<RemoteResult> RunAsync(RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        await Dial(cancellation);
        var call = new ShellCall(connection, command, stdin);
        calls.Enqueue(call);
        await During(call);
        var result = Answer(call);
        Array.ForEach(result.Stderr.Split('\n', StringSplitOptions.RemoveEmptyEntries), onLine);
        return result;
    }
}
