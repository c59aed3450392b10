using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Machines;
using Ipv6Dmz.Lab.Probes;
using Tool = Ipv6Dmz.Lab.Machines.Tool;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Machines before and right after a first deployment, made once in a test run: each of its labs begins with a copy of their disks, which hold both snapshots.
internal static class Origin
{
    public const string Deployed = "deployed";

    // Beside the disks: the state of the deployment, what the machines were before it, and who made them on which ports.
    private const string State = "state-deployed";
    private const string Record = "before.json";
    private const string Maker = "made-by";

    // What the machines are without before the first deployment; the lab's server has them.
    public const string Missing = "wireguard-tools dnsmasq-base";

    public static string StateOf(LabFolder lab) => lab.File(State);

    public static IReadOnlyDictionary<string, MachineRecord> BeforeOf(LabFolder lab) =>
        JsonSerializer.Deserialize<Dictionary<string, MachineRecord>>(File.ReadAllText(lab.File(Record)))!;

    // One lab after the other; see TestLab.
    public static async Task CopyAsync(LabMachines to, CancellationToken ct)
    {
        await FreePortsAsync(to, ct);
        var origin = to.Folder.Origin(LabFixture.Debian);
        Directory.CreateDirectory(origin.Path);
        var made = File.Exists(origin.File(Maker)) ? (await File.ReadAllTextAsync(origin.File(Maker), ct)).Split(' ') : [];
        if (made is not [var run, _] || run != TestLab.Run)
        {
            await MakeAsync(origin, ct);
            made = [TestLab.Run, $"{origin.PortBase}"];
            await File.WriteAllTextAsync(origin.File(Maker), string.Join(' ', made), ct);
        }

        using var phase = Phase.Begin(Phase.Snapshot);
        await Tool.RunAsync("cp", ["--archive", "--sparse=always", "--reflink=auto", $"{origin.Path}/.", to.Folder.Path], ct: ct);
        MovePorts(to.Folder, to.Folder.PortBase - int.Parse(made[1], CultureInfo.InvariantCulture));
    }

    // Whatever a killed run left on them: the lab's own machines, or an origin's.
    private static async Task FreePortsAsync(LabMachines lab, CancellationToken ct)
    {
        await lab.EraseAsync(ct);
        foreach (var origin in DebianRelease.All.Select(lab.Folder.Origin).Where(origin => Directory.Exists(origin.Path)))
        {
            using var left = new LabMachines(origin);
            await left.DownAsync(ct);
        }
    }

    private static async Task MakeAsync(LabFolder origin, CancellationToken ct)
    {
        File.Delete(origin.File(Maker));
        using var machines = new LabMachines(origin);
        try
        {
            await TestLab.BootAsync(machines, LabFixture.Booted, cloud: false, ct);
            await machines.RestoreAsync(LabFixture.Booted, ct: ct);
            await TestLab.MeasureAsync(machines, ct);
            var lab = new DeployedLab(machines);
            await lab.SayBothAsync($"dpkg --remove {Missing}");
            await File.WriteAllTextAsync(origin.File(Record), JsonSerializer.Serialize(await lab.RecordAsync()), ct);
            lab.ForgetState();
            await lab.UpAsync();
            if (await machines.WrongClocksAsync(ct) is { Count: > 0 } wrong)
            {
                // They booted with it, and so would every copy: who comes next boots anew.
                await machines.EraseAsync(ct);
                throw new LabException(string.Join("; ", wrong));
            }

            await machines.SnapshotAsync(Deployed, ct);
            lab.KeepState(StateOf(origin));
        }
        finally
        {
            await machines.DownAsync(CancellationToken.None);
        }
    }

    // Where a step connects to is in the state.
    private static void MovePorts(LabFolder lab, int by)
    {
        using var state = StateStore.Open(StateOf(lab));
        foreach (var resource in state.Resources)
        {
            foreach (var connection in new[] { resource.Inputs, resource.Outputs }.Select(values => values["connection"]).OfType<JsonObject>())
            {
                connection["port"] = (double)connection["port"]! + by;
            }

            state.Put(resource);
        }
    }
}
