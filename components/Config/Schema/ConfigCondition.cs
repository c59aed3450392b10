namespace Ipv6Dmz.Config.Schema;

/// <summary>A key counts only with certain values of another.</summary>
public sealed record ConfigCondition(string Key, ImmutableArray<string> Values)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Key} {string.Join(" or ", Values)}";
}
