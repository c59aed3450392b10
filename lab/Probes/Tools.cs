using System.Reflection;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>The scripts that travel to the machines.</summary>
internal static class Tools
{
    /// <summary>Where they lie in the world while probes run.</summary>
    public const string Folder = "/run/ipv6-dmz-probes";

    public static string Net { get; } = Read("net.pl");

    public static string Lib { get; } = Read("lib.sh");

    public static string Clients { get; } = Read("clients.sh");

    public static string Lease { get; } = Read("lease.sh");

    public static string Record { get; } = Read("record.sh");

    private static string Read(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        using var stream = assembly.GetManifestResourceStream($"Ipv6Dmz.Lab.Probes.Tools.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
