using System.Collections.Concurrent;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Within one run a machine that couldn't be reached isn't tried again: a forced destroy would wait at each of its steps.</summary>
internal sealed class UnreachableMachines(IRemoteShell shell) : IRemoteShell
{
    private readonly ConcurrentDictionary<string, DialException> known = new();

    public async Task<RemoteResult> RunAsync(
        RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        var machine = connection.ToString();
        if (known.TryGetValue(machine, out var before))
        {
            throw new DialException(before.Message, before);
        }

        try
        {
            return await shell.RunAsync(connection, command, stdin, onLine, cancellation);
        }
        catch (DialException error)
        {
            known[machine] = error;
            throw;
        }
    }
}
