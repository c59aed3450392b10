using System.Security.Cryptography;
using System.Text;

namespace Ipv6Dmz.Concerns;

/// <summary>The files of one concern on one machine: what a stage step carries.</summary>
public sealed record Concern(ImmutableArray<Artifact> Artifacts)
{
    private const string Mark = "==> ";

    /// <summary>All files as one text, each behind a line <c>==> name mode</c>: the stdin of <c>agent stage</c>, and what a preview shows as a diff.</summary>
    /// <exception cref="InvalidOperationException">A line would read as the next file's.</exception>
    public string Frame() => string.Concat(Artifacts.Select(file => file.Content.Split('\n').Any(line => line.StartsWith(Mark))
        ? throw new InvalidOperationException($"{file.Path}: no line may start with '{Mark}'.")
        : $"{Mark}{file.Path} {file.Mode}\n{file.Content}"));

    /// <summary>SHA-256 of <see cref="Frame"/>, lower-case hex: what the machine finds with <c>sha256sum</c>.</summary>
    public string Digest() => Hex(Frame());

    internal static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
