namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// Snapshots of all machines together. One counts only when all machines have it: a file named after it is written last.
/// A restore that did not get to its end is done again by whoever comes next, since the machines would be of different times.
/// </summary>
internal sealed class Snapshots(LabFolder lab, IReadOnlyList<VirtualMachine> machines)
{
    private readonly string _restoring = lab.File("restoring");

    /// <summary>The snapshot whose restore was cut off.</summary>
    public string? Interrupted => File.Exists(_restoring) && Has(File.ReadAllText(_restoring)) ? File.ReadAllText(_restoring) : null;

    public bool Has(string name) => File.Exists(Record(name));

    public async Task SaveAsync(string name, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Record(name))!);
        File.Delete(Record(name));
        await Task.WhenAll(machines.Select(m => m.StopAsync(ct)));
        try
        {
            await Task.WhenAll(machines.Select(m => m.MonitorAsync(qmp => qmp.HumanAsync($"savevm {name}", ct), ct)));
        }
        finally
        {
            await Task.WhenAll(machines.Select(m => m.ContinueAsync(CancellationToken.None)));
        }
        await File.WriteAllTextAsync(Record(name), "", ct);
    }

    public async Task LoadAsync(string name, CancellationToken ct)
    {
        await File.WriteAllTextAsync(_restoring, name, ct);
        await Task.WhenAll(machines.Select(m => m.StopAsync(ct)));
        await Task.WhenAll(machines.Select(m => m.MonitorAsync(qmp => qmp.HumanAsync($"loadvm {name}", ct), ct)));
        await Task.WhenAll(machines.Select(m => m.ContinueAsync(ct)));
        File.Delete(_restoring);
    }

    /// <summary>Lets machines run on that someone stopped and had no time to continue.</summary>
    public Task ContinuePausedAsync(CancellationToken ct) => Task.WhenAll(machines.Select(m => m.MonitorAsync(async qmp =>
    {
        if (await qmp.IsPausedAsync(ct))
        {
            await qmp.ExecuteAsync("cont", ct: ct);
        }
    }, ct)));

    public void Erase()
    {
        File.Delete(_restoring);
        if (Directory.Exists(lab.File("snapshots")))
        {
            Directory.Delete(lab.File("snapshots"), recursive: true);
        }
    }

    private string Record(string name) => lab.File(Path.Combine("snapshots", name));
}
