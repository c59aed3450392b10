using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Apply;

/// <summary>The shell program that every later step calls: it changes with a release and with nothing else.</summary>
public static class Agent
{
    /// <summary>All that is kept on a machine.</summary>
    public const string Folder = "/var/lib/ipv6-dmz";

    /// <summary>The program itself.</summary>
    public const string Path = Folder + "/agent";

    /// <summary>The parts of agent/ in the order of their paths, which is the one of its life.</summary>
    public static string Text { get; } = string.Join('\n', Parts().Select(Read));

    /// <summary>SHA-256, lower-case hex: another agent is another generation.</summary>
    public static string Digest { get; } = Concern.Hex(Text);

    private static IEnumerable<string> Parts() =>
        typeof(Agent).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("agent/")).Order(StringComparer.Ordinal);

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(Agent).Assembly.GetManifestResourceStream(name)!);
        return Concerns.Text.Unix(reader.ReadToEnd());
    }
}
