namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A file that one process at a time holds, until it is disposed or the process ends.</summary>
internal static class Hold
{
    // The longest test, and some.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    /// <param name="shared">With others who share it.</param>
    public static async Task<FileStream> TakeAsync(string path, CancellationToken ct, bool shared = false)
    {
        using var phase = Phase.Begin(Phase.Turn);
        FileStream? file = null;
        await Poll.UntilAsync(_ => Task.FromResult((file = TryTake()) is not null), Limit, ct: ct);
        return file ?? throw new TimeoutException($"{path} is held by others for {Limit.TotalMinutes} minutes");

        FileStream? TryTake()
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, shared ? FileAccess.Read : FileAccess.ReadWrite, shared ? FileShare.Read : FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                return null;
            }
        }
    }
}
