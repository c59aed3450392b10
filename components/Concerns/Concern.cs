using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Ipv6Dmz.Rendering;

/// <summary>The files of one concern on one machine: what a stage step carries.</summary>
/// <param name="Name">E.g. <c>wireguard</c>: the folder's name on the machine and the last part of the step's name.</param>
/// <param name="Artifacts">The files, in the order in which they are shown.</param>
public sealed record Concern(string Name, ImmutableArray<Artifact> Artifacts)
{
    private const string Mark = "==> ";

    /// <summary>All files as one text, each behind a line <c>==> name mode</c>: the stdin of <c>agent stage</c>, and what a preview shows as a diff.</summary>
    /// <exception cref="InvalidOperationException">A file has a line that would read as the next file's, or doesn't end in a newline.</exception>
    public string Frame()
    {
        var text = new StringBuilder();
        foreach (var artifact in Artifacts)
        {
            if (!artifact.Content.EndsWith('\n') || artifact.Content.Split('\n').Any(line => line.StartsWith(Mark, StringComparison.Ordinal)))
            {
                throw new InvalidOperationException($"{Name}/{artifact.Path}: has to end in a newline and to have no line that starts with '{Mark}'.");
            }

            text.Append(Mark).Append(artifact.Path).Append(' ').Append(artifact.Mode).Append('\n').Append(artifact.Content);
        }

        return text.ToString();
    }

    /// <summary>SHA-256 of <see cref="Frame"/>, lower-case hex: what the machine finds with <c>sha256sum</c>.</summary>
    public string Digest() => Hex(Frame());

    internal static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
