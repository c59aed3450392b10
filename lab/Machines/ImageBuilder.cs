using System.Security.Cryptography;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>Builds the image once per release and recipe: the folder is named after the release, and the digest of the scripts that fill it.</summary>
public static class ImageBuilder
{
    private static readonly string[] Recipe = ["build.sh", "sources.sh", "init", "cloud.cfg", "dhclient.conf"];

    private const string Note = "note: ";

    /// <summary>What build.sh says on the way, but for notes.</summary>
    public const int Steps = 6;

    public static LabImage Locate(LabFolder lab, DebianRelease debian)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in Recipe)
        {
            digest.AppendData(File.ReadAllBytes(Path.Combine(Assets.Folder("Image"), name)));
        }
        return new LabImage(Path.Combine(lab.Images, $"debian-{debian.Name}-{Convert.ToHexStringLower(digest.GetHashAndReset())[..12]}"));
    }

    /// <summary>The release of an image, by what begins with the image's name; null: none that the lab knows.</summary>
    public static DebianRelease? ReleaseOf(string name) =>
        DebianRelease.All.FirstOrDefault(release => name.StartsWith($"debian-{release.Name}-", StringComparison.Ordinal));

    public static async Task<LabImage> EnsureAsync(LabFolder lab, DebianRelease debian, Action<string, int>? onStep = null, CancellationToken ct = default)
    {
        var image = Locate(lab, debian);
        if (image.Exists)
        {
            return image;
        }
        Directory.CreateDirectory(image.Folder);
        using var alone = await LockAsync(Path.Combine(image.Folder, "lock"), ct);
        if (image.Exists)
        {
            return image;
        }
        foreach (var leftover in Directory.EnumerateDirectories(image.Folder, "build.*"))
        {
            // Were something still mounted in there, deleting across it would empty what belongs to this computer.
            await Tool.RunAsync("rm", ["-rf", "--one-file-system", leftover], ct: ct);
        }
        var step = 0;
        await Tool.RunAsync(
            "unshare",
            ["--mount", "sh", Path.Combine(Assets.Folder("Image"), "build.sh"), image.Folder, debian.Suite],
            line => onStep?.Invoke(line, line.StartsWith(Note, StringComparison.Ordinal) ? step : ++step),
            ct);
        return image;
    }

    // Two labs may want the same image at the same time: the second waits, and finds it made.
    private static async Task<FileStream> LockAsync(string file, CancellationToken ct)
    {
        FileStream? taken = null;
        bool TryTake()
        {
            try
            {
                taken = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return true;
            }
            catch (IOException)
            {
                return false;
            }
        }
        return await Poll.UntilAsync(_ => Task.FromResult(TryTake()), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(1), ct)
            ? taken!
            : throw new LabException($"another process has been building the image for 15 minutes; it holds {file}");
    }
}
