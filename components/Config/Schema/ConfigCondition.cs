namespace Ipv6Dmz.Config.Schema;

/// <summary>A key counts only with certain values of another.</summary>
/// <param name="Key">The other key's name.</param>
/// <param name="Values">Its values with which this one counts.</param>
public sealed record ConfigCondition(string Key, ImmutableArray<string> Values)
{
    /// <summary>As it is said: <c>uplink.mode 6in4 or routed</c>.</summary>
    public override string ToString() => $"{Key} {string.Join(" or ", Values)}";
}
