namespace Ipv6Dmz.Tests;

/// <summary>Tests with a folder of their own, and programs in it that pass for others.</summary>
public abstract class InFolder : IDisposable
{
    protected string Folder { get; } = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string At(string path) => Path.Combine(Folder, path);

    protected string Read(string path) => File.ReadAllText(At(path));

    protected string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text.ReplaceLineEndings("\n"));
        return At(path);
    }

    /// <summary>A shell script that stands in for a program.</summary>
    protected string Program(string path, string script)
    {
        var file = Write(path, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    public virtual void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
