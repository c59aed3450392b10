using System.Collections.Concurrent;
using System.Net.Sockets;
using Ipv6Dmz.Lab.Ssh;
using Renci.SshNet.Common;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>One SSH session per machine, opened when first wanted, for as long as the machine keeps it.</summary>
internal sealed class Sessions(Func<LabMachine, CancellationToken, Task<SshConnection>> open) : IDisposable
{
    private readonly ConcurrentDictionary<LabMachine, SshConnection> _open = new();
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<SshConnection> GetAsync(LabMachine machine, CancellationToken ct)
    {
        await _gate.WaitAsync(ct);
        try
        {
            if (_open.TryGetValue(machine, out var known) && known.IsConnected)
            {
                return known;
            }
            Drop(machine);
            return _open[machine] = await open(machine, ct);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Drop(LabMachine machine)
    {
        if (_open.TryRemove(machine, out var connection))
        {
            connection.Dispose();
        }
    }

    /// <summary>Whether an error is the machine's going away, not the caller's giving up.</summary>
    public static bool IsLost(Exception e, CancellationToken ct) =>
        !ct.IsCancellationRequested && e is SshException or IOException or SocketException or ObjectDisposedException;

    public void Dispose()
    {
        foreach (var machine in _open.Keys)
        {
            Drop(machine);
        }
        _gate.Dispose();
    }
}
