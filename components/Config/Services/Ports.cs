namespace Ipv6Dmz.Config;

/// <summary>A port, or all from one to another.</summary>
public readonly record struct Ports(int First, int Last)
{
    /// <summary>Number of ports.</summary>
    public int Count => Last - First + 1;

    /// <summary>As nft(8) reads it.</summary>
    public override string ToString() => First == Last ? $"{First}" : $"{First}-{Last}";
}
