namespace Ipv6Dmz.Concerns;

/// <summary>A record of a zone.</summary>
/// <param name="Name">Whole, with the dot at its end.</param>
/// <param name="Type"><c>A</c>, <c>AAAA</c>, <c>PTR</c> or <c>SRV</c>.</param>
/// <param name="Data">As a zone's file has it.</param>
public sealed record ZoneRecord(string Name, string Type, string Data)
{
    /// <summary>A line of a zone's file.</summary>
    public override string ToString() => $"{Name} {Zone.Ttl} IN {Type} {Data}";
}
