namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>
/// Held by a process while it uses its machines: by many at once, or by one that measures and has the computer to itself. It waits for those that
/// are at it, and others wait for it from the moment it asks. Ends with <see cref="Dispose"/> or with the process.
/// </summary>
internal sealed class Quiet : IDisposable
{
    /// <summary>The longest test, and some.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(30);

    private readonly FileStream hold;

    private Quiet(FileStream hold) => this.hold = hold;

    /// <summary>Beside others.</summary>
    /// <param name="folder">The one that all of them know.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <exception cref="TimeoutException">Somebody has been alone for too long.</exception>
    public static Task<Quiet> BesideAsync(string folder, CancellationToken ct) => TakeAsync(folder, FileShare.Read, ct);

    /// <inheritdoc cref="BesideAsync"/>
    /// <summary>Alone. Who asks holds nothing at that moment.</summary>
    public static Task<Quiet> AloneAsync(string folder, CancellationToken ct) => TakeAsync(folder, FileShare.None, ct);

    // Through a door that who wants to be alone keeps shut while the others leave: they come one test after the other, without end.
    private static async Task<Quiet> TakeAsync(string folder, FileShare share, CancellationToken ct)
    {
        using var door = await OpenAsync(Path.Combine(folder, "quiet.door"), share, ct);
        return new Quiet(await OpenAsync(Path.Combine(folder, "quiet"), share, ct));
    }

    private static async Task<FileStream> OpenAsync(string path, FileShare share, CancellationToken ct)
    {
        FileStream? file = null;
        await Poll.UntilAsync(_ => Task.FromResult((file = Open(path, share)) is not null), Limit, ct: ct);
        return file ?? throw new TimeoutException($"{path} is held by others for {Limit.TotalMinutes} minutes");
    }

    /// <summary>null: others hold it.</summary>
    private static FileStream? Open(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Dispose() => hold.Dispose();
}
