namespace Ipv6Dmz.Tests.Lab.Scenarios;

internal sealed class RecordingShell(IRemoteShell shell) : IRemoteShell
{
    private readonly ConcurrentQueue<string> sent = new();

    public IReadOnlyList<string> Sent => [.. sent];

    public Action<string>? OnSend { get; set; }

    public Task<RemoteResult> RunAsync(RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        sent.Enqueue($"{connection.Port}: {command}");
        OnSend?.Invoke(command);
        return shell.RunAsync(connection, command, stdin, onLine, cancellation);
    }
}
