namespace Ipv6Dmz.Lab.Probes;

/// <summary>A tcpdump on one interface of the world.</summary>
internal sealed record Capture(string Name, string Place, string Interface, string Filter = "")
{
    /// <summary>Shell text, for lib.sh.</summary>
    public string Begin => $"listen {Name} {Place} {Interface} {Filter}";
}
