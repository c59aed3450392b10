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

    /// <summary>The signature algorithms that a server is asked for: a server that holds several keys must be asked for this one. The provider asks by
    /// the key's type alone, which for an RSA key means SHA-1, and no sshd since OpenSSH 8.8 answers to that.</summary>
    public IReadOnlyList<string> Algorithms => [Type];

    /// <summary>As <c>ssh-keygen -l</c> shows it.</summary>
    public static string Fingerprint(byte[] blob) => $"SHA256:{Convert.ToBase64String(SHA256.HashData(blob)).TrimEnd('=')}";

    public bool Matches(byte[] presented) => presented.AsSpan().SequenceEqual(Blob);
}
