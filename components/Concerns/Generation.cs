namespace Ipv6Dmz.Concerns;

/// <summary>What a machine is to run: the concerns in the order of their activation. Named by its content.</summary>
/// <param name="Manifest">A line <c>concern sha256</c> per concern: the stdin of <c>agent activate</c>.</param>
public sealed record Generation(string Manifest)
{
    /// <summary>Twelve hex digits of the manifest's SHA-256.</summary>
    public string Id => Concern.Hex(Manifest)[..12];

    /// <summary>The generation of these concerns.</summary>
    public static Generation Of(IEnumerable<(string Name, string Digest)> concerns) =>
        new(string.Concat(concerns.Select(concern => $"{concern.Name} {concern.Digest}\n")));
}
