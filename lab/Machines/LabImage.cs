namespace Ipv6Dmz.Lab.Machines;

/// <summary>The image that all machines start from: a disk, Debian's kernel and a small initrd.</summary>
public sealed record LabImage(string Folder)
{
    /// <summary>Of what it was made: the release, and the digest of the recipe.</summary>
    public string Name => Path.GetFileName(Folder);

    public string Disk => Path.Combine(Folder, "disk.raw");

    /// <summary>As a cloud offers it: with cloud-init, and without the packages that a deployment installs.</summary>
    public string CloudDisk => Path.Combine(Folder, "cloud.raw");

    public string Kernel => Path.Combine(Folder, "vmlinuz");

    public string Initrd => Path.Combine(Folder, "initrd");

    public bool Exists => File.Exists(Disk);
}
