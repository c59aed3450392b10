using Ipv6Dmz.Lab.Cloud;

namespace Ipv6Dmz.Lab.Machines;

// The VPS as a server of the lab's cloud: there when it was ordered, another one when that is wanted.
public sealed partial class LabMachines
{
    /// <summary>The VPS as the cloud made it; null: it made none, or there is no cloud.</summary>
    public CloudServer? Server => LabCloud.Read(_lab.CloudFile)?.Servers.FirstOrDefault();

    /// <summary>Whether the VPS comes from the lab's cloud.</summary>
    public bool IsCloud => File.Exists(_lab.CloudFile);

    private VirtualMachine Vps => _machines[(int)LabMachine.Vps];

    /// <summary>A new server in the VPS's place, started and not waited for.</summary>
    /// <param name="server">What cloud-init is to make of it. The lab's own key gets in too, as a provider's console lets a customer in.</param>
    public async Task CreateVpsAsync(CloudServer server, CancellationToken ct = default)
    {
        var (image, accelerator) = await PrepareAsync(new Steps(null), Debian, ct);
        await RemoveVpsAsync(ct);
        var keys = await KeysAsync(ct);
        await Vps.CreateDiskAsync(image.CloudDisk, Seed.ForServer(server, [.. server.PublicKeys, keys.ClientPublicKey.Trim()]).ToTar(), ct);
        await Vps.StartAsync(image, accelerator, paused: false, ct);
    }

    /// <summary>Off and on, without asking it first.</summary>
    public async Task PowerCycleVpsAsync(CancellationToken ct = default)
    {
        var (image, accelerator) = await PrepareAsync(new Steps(null), Debian, ct);
        Forget([LabMachine.Vps]);
        await Vps.EndAsync(ct);
        await Vps.StartAsync(image, accelerator, paused: false, ct);
    }

    /// <summary>Ends the VPS and removes its disk, and the snapshots that it is in.</summary>
    public async Task RemoveVpsAsync(CancellationToken ct = default)
    {
        Forget([LabMachine.Vps]);
        await Vps.EndAsync(ct);
        if (File.Exists(Vps.Disk))
        {
            _snapshots.ForgetWith(Vps);
            File.Delete(Vps.Disk);
        }
    }
}
