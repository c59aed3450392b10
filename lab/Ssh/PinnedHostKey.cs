using System.Security.Cryptography;

namespace Ipv6Dmz.Lab.Ssh;

/// <summary>A host key given beforehand: <c>ssh-ed25519 AAAA… comment</c>.</summary>
public sealed record PinnedHostKey(string Type, byte[] Blob)
{
    public static PinnedHostKey Parse(string line)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            throw new FormatException($"'{line}' is not a host key; expected '<type> <base64> [comment]'");
        }
        return new(words[0], Convert.FromBase64String(words[1]));
    }

    /// <summary>The signature algorithms that this key can answer to. A server that holds several keys must be asked for this one.</summary>
    public IReadOnlyList<string> Algorithms => Type == "ssh-rsa" ? ["rsa-sha2-512", "rsa-sha2-256", "ssh-rsa"] : [Type];

    /// <summary>As <c>ssh-keygen -l</c> shows it.</summary>
    public static string Fingerprint(byte[] blob) => $"SHA256:{Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=')}";

    public bool Matches(byte[] presented) => presented.AsSpan().SequenceEqual(Blob);
}
