using System.Diagnostics;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>OpenSSH's client, for people: what they type and see goes straight through it.</summary>
public static class OpenSsh
{
    /// <summary>Arguments for a login that trusts the lab's host keys and no others.</summary>
    /// <param name="command">Null: a shell.</param>
    public static IReadOnlyList<string> Arguments(SshTarget target, string keyFile, string knownHosts, bool terminal, string? command) =>
    [
        "-i", keyFile,
        "-p", target.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        "-o", "IdentitiesOnly=yes",
        "-o", $"UserKnownHostsFile={knownHosts}",
        "-o", "GlobalKnownHostsFile=/dev/null",
        "-o", "StrictHostKeyChecking=yes",
        "-o", "LogLevel=ERROR",
        terminal ? "-t" : "-T",
        $"{target.User}@{target.Host}",
        .. command is null ? Array.Empty<string>() : ["--", command],
    ];

    /// <summary>Writes the target's host key into a file of its own, if it isn't there: another ssh may be reading it.</summary>
    /// <returns>The file.</returns>
    public static string KnowHost(SshTarget target, string file)
    {
        var line = $"[{target.Host}]:{target.Port} {target.HostKey}\n";
        if (!File.Exists(file) || File.ReadAllText(file) != line)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var own = $"{file}.{Environment.ProcessId}";
            File.WriteAllText(own, line);
            File.Move(own, file, overwrite: true);
        }

        return file;
    }

    /// <summary>A command line for the far shell: one word is one already, several are a program and its arguments.</summary>
    /// <param name="place">A machine, or a namespace of the world, in which it is to run.</param>
    public static string CommandLine(string place, IReadOnlyList<string> words)
    {
        var line = words.Count == 1 ? words[0] : string.Join(' ', words.Select(Quote));
        return Places.IsMachine(place) ? line : $"ip netns exec {place} sh -c {Quote(line)}";
    }

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        using var ssh = Process.Start(new ProcessStartInfo("ssh", arguments))!;
        // Ctrl-C is for the far side, or reaches ssh from the terminal; either way it ends by itself.
        await ssh.WaitForExitAsync(CancellationToken.None);
        return ssh.ExitCode;
    }

    private static string Quote(string text) => "'" + text.Replace("'", @"'\''", StringComparison.Ordinal) + "'";
}
