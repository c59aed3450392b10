namespace Ipv6Dmz.Concerns;

/// <summary>All concerns of a machine, in the order of their activation. The content gives the name.</summary>
/// <param name="Manifest">A line <c>concern sha256</c> per concern: the stdin of <c>agent activate</c>.</param>
public sealed record Generation(string Manifest)
{
    /// <summary>Twelve hex digits of the SHA-256.</summary>
    public string Id => Concern.Hex(Manifest)[..12];

    /// <summary>The generation of these concerns.</summary>
    public static Generation Of(IEnumerable<(string Name, string Digest)> concerns) =>
        new(string.Concat(concerns.Select(concern => $"{concern.Name} {concern.Digest}\n")));
}
