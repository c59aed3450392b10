namespace Ipv6Dmz.Config;

/// <summary>So many in a second, a minute or an hour.</summary>
public readonly record struct Rate(int Count, string Unit)
{
    /// <summary>As nft(8) reads it.</summary>
    public override string ToString() => $"{Count}/{Unit}";
}
