using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using Ipv6Dmz.Lab.Cloud;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>
/// What makes a machine of the common image this machine: a tar archive that the initrd unpacks at the first boot.
/// The same input gives the same bytes, so that a changed seed is noticed.
/// </summary>
public sealed class Seed
{
    private const string Units = "etc/systemd/system";
    private const string Resolver = "nameserver 198.51.100.53\n";
    private readonly SortedDictionary<string, (TarEntryType Type, string Content, int Mode)> _entries = new(StringComparer.Ordinal);

    public static Seed For(LabMachine machine, LabKeys keys)
    {
        var seed = new Seed();
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(keys.HostKey(machine))))[..32];
        seed.File("etc/hostname", machine.Label() + "\n");
        seed.File("etc/hosts", $"127.0.0.1 localhost\n127.0.1.1 {machine.Label()}\n::1 localhost\n");
        seed.File("etc/machine-id", id + "\n", 0b100_100_100);
        seed.File("etc/resolv.conf", Resolver);
        seed.File("etc/ssh/ssh_host_ed25519_key", keys.HostPrivateKey(machine), 0b110_000_000);
        seed.File("etc/ssh/ssh_host_ed25519_key.pub", keys.HostKey(machine) + "\n");
        seed.File("root/.ssh/authorized_keys", keys.ClientPublicKey, 0b110_000_000);
        seed.Role(machine);
        return seed;
    }

    /// <summary>What a cloud's image lacks to be a server: the data for cloud-init, in the folder that it looks into first, and what a
    /// provider's own image brings along.</summary>
    public static Seed ForServer(CloudServer server, IEnumerable<string> publicKeys)
    {
        const string data = "var/lib/cloud/seed/nocloud";
        var seed = new Seed();
        seed.File($"{data}/meta-data", NoCloudData.MetaData(server, publicKeys));
        seed.File($"{data}/user-data", server.UserData ?? "#cloud-config\n", 0b110_000_000);
        seed.File($"{data}/network-config", NoCloudData.NetworkConfig(server, Cable.Of(LabMachine.Vps)[0]!.Mac));
        seed.File("etc/resolv.conf", Resolver);
        seed.Tree(Assets.Folder("Image/vps/etc/apt"), "etc/apt/");
        return seed;
    }

    public byte[] ToTar()
    {
        using var archive = new MemoryStream();
        using (var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
        {
            foreach (var (path, (type, content, mode)) in WithFolders())
            {
                var entry = new UstarTarEntry(type, path) { Mode = (UnixFileMode)mode, ModificationTime = DateTimeOffset.UnixEpoch };
                if (type == TarEntryType.SymbolicLink)
                {
                    entry.LinkName = content;
                }
                else if (type == TarEntryType.RegularFile)
                {
                    entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                }
                tar.WriteEntry(entry);
            }
        }
        // The machine sees it as a disk, which consists of whole sectors.
        archive.SetLength((archive.Length + 511) / 512 * 512);
        return archive.ToArray();
    }

    private void Role(LabMachine machine)
    {
        switch (machine)
        {
            case LabMachine.Vps:
                Tree(Assets.Folder("Image/vps"), "");
                Enable("systemd-networkd.service");
                Mask("networking.service");
                break;
            case LabMachine.Router:
                Tree(Assets.Folder("Image/router"), "");
                break;
            case LabMachine.World:
                Tree(Assets.Folder("World"), "usr/lib/lab/");
                Link($"{Units}/lab-world.service", "/usr/lib/lab/lab-world.service");
                Enable("lab-world.service", "/usr/lib/lab/lab-world.service");
                Mask("networking.service");
                // Some forty interfaces come and go while world.sh builds; udev would look each of them up in its hardware lists.
                Link("etc/udev/rules.d/75-net-description.rules", "/dev/null");
                Link("etc/udev/rules.d/80-net-setup-link.rules", "/dev/null");
                Link("etc/udev/rules.d/80-ifupdown.rules", "/dev/null");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(machine));
        }
    }

    private void Tree(string folder, string prefix)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File(prefix + Path.GetRelativePath(folder, file), System.IO.File.ReadAllText(file), file.EndsWith(".sh", StringComparison.Ordinal) ? 0b111_101_101 : 0b110_100_100);
        }
    }

    private void File(string path, string content, int mode = 0b110_100_100) => _entries[path] = (TarEntryType.RegularFile, content, mode);

    private void Link(string path, string target) => _entries[path] = (TarEntryType.SymbolicLink, target, 0b111_111_111);

    private void Enable(string unit, string? file = null) => Link($"{Units}/multi-user.target.wants/{unit}", file ?? $"/lib/systemd/system/{unit}");

    private void Mask(string unit) => Link($"{Units}/{unit}", "/dev/null");

    // Only folders that the image does not have, or whose mode matters; the others would lose theirs.
    private IEnumerable<KeyValuePair<string, (TarEntryType Type, string Content, int Mode)>> WithFolders() =>
        _entries.Append(new("root/.ssh", (TarEntryType.Directory, "", 0b111_000_000)))
            .Append(new("usr/lib/lab", (TarEntryType.Directory, "", 0b111_101_101)))
            .OrderBy(e => e.Key, StringComparer.Ordinal);
}
