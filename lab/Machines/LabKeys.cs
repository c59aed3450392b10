namespace Ipv6Dmz.Lab.Machines;

/// <summary>The lab's own login key and a host key for each machine, made once and kept in the lab's folder.</summary>
public sealed class LabKeys
{
    private readonly string _folder;

    private LabKeys(string folder) => _folder = folder;

    public string ClientPrivateKey => Read("client");

    /// <summary>The path of the private key, for <c>ssh -i</c>.</summary>
    public string ClientPrivateKeyFile => Path.Combine(_folder, "client");

    public string ClientPublicKey => Read("client.pub");

    public string HostPrivateKey(LabMachine machine) => Read(machine.Label());

    /// <summary>In the form of authorized_keys.</summary>
    public string HostKey(LabMachine machine) => Read($"{machine.Label()}.pub").TrimEnd();

    public static async Task<LabKeys> EnsureAsync(LabFolder lab, CancellationToken ct = default)
    {
        var folder = lab.File("keys");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var name in LabMachineExtensions.All.Select(m => m.Label()).Prepend("client"))
        {
            await EnsureAsync(Path.Combine(folder, name), name, ct);
        }
        return new LabKeys(folder);
    }

    private static async Task EnsureAsync(string file, string comment, CancellationToken ct)
    {
        if (File.Exists($"{file}.pub"))
        {
            return;
        }
        File.Delete(file);
        await Tool.RunAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", $"lab-{comment}", "-f", file], ct: ct);
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_folder, name));
}
