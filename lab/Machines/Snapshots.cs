namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// Snapshots of all machines together. One counts only when all machines have it: a file named after it is written last.
/// It names them, and comes with what the cloud held. A restore that did not get to its end is done again by whoever comes next, since the machines would be of different times.
/// </summary>
internal sealed class Snapshots(LabFolder lab, Func<IReadOnlyList<VirtualMachine>> present)
{
    private const string Folder = "snapshots";
    private readonly string _restoring = lab.File("restoring");

    /// <summary>The snapshot whose restore was cut off.</summary>
    public string? Interrupted => File.Exists(_restoring) && Has(File.ReadAllText(_restoring)) ? File.ReadAllText(_restoring) : null;

    public bool Has(string name) => File.Exists(Record(name));

    /// <summary>Whether the machine is in it. One without names is of a lab that had all.</summary>
    public bool Includes(string name, VirtualMachine machine) =>
        File.ReadAllText(Record(name)) is { Length: > 0 } names ? names.Split(' ').Contains(machine.Id.Label()) : true;

    /// <summary>Forgets those that a machine is in: its disk goes, and they with it.</summary>
    public void ForgetWith(VirtualMachine machine)
    {
        foreach (var record in Directory.Exists(lab.File(Folder)) ? Directory.GetFiles(lab.File(Folder)) : [])
        {
            if (Path.GetExtension(record) == "" && Includes(Path.GetFileName(record), machine))
            {
                File.Delete(record);
            }
        }
    }

    public async Task SaveAsync(string name, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Record(name))!);
        File.Delete(Record(name));
        var machines = present();
        await Task.WhenAll(machines.Select(m => m.StopAsync(ct)));
        try
        {
            await Task.WhenAll(machines.Select(m => m.MonitorAsync(qmp => qmp.HumanAsync($"savevm {name}", ct), ct)));
        }
        finally
        {
            await Task.WhenAll(machines.Select(m => m.ContinueAsync(CancellationToken.None)));
        }
        File.Delete(CloudOf(name));
        if (File.Exists(lab.CloudFile))
        {
            File.Copy(lab.CloudFile, CloudOf(name));
        }
        await File.WriteAllTextAsync(Record(name), string.Join(' ', machines.Select(m => m.Id.Label())), ct);
    }

    public async Task LoadAsync(string name, CancellationToken ct)
    {
        await File.WriteAllTextAsync(_restoring, name, ct);
        var machines = present();
        if (File.Exists(CloudOf(name)))
        {
            File.Copy(CloudOf(name), lab.CloudFile, overwrite: true);
        }
        await Task.WhenAll(machines.Select(m => m.StopAsync(ct)));
        await Task.WhenAll(machines.Select(m => m.MonitorAsync(qmp => qmp.HumanAsync($"loadvm {name}", ct), ct)));
        await Task.WhenAll(machines.Select(m => m.ContinueAsync(ct)));
        File.Delete(_restoring);
    }

    /// <summary>Lets machines run on that someone stopped and had no time to continue.</summary>
    public Task ContinuePausedAsync(CancellationToken ct) => Task.WhenAll(present().Select(m => m.MonitorAsync(async qmp =>
    {
        if (await qmp.IsPausedAsync(ct))
        {
            await qmp.ExecuteAsync("cont", ct: ct);
        }
    }, ct)));

    public void Erase()
    {
        File.Delete(_restoring);
        if (Directory.Exists(lab.File(Folder)))
        {
            Directory.Delete(lab.File(Folder), recursive: true);
        }
    }

    private string Record(string name) => lab.File(Path.Combine(Folder, name));

    private string CloudOf(string name) => Record($"{name}.cloud");
}
