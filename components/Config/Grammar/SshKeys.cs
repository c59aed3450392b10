using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config;

internal static class SshKeys
{
    private const string OtherKey = "make one for the deployment: ssh-keygen -t ed25519, without a passphrase";

    private static ReadOnlySpan<byte> OpenSshMagic => "openssh-key-v1\0"u8;

    private static readonly Fault Encrypted = new("the private key has a passphrase, which nobody can type here", "use a key without one: Pulumi keeps it encrypted");

    private static readonly string[] PrivateLabels = ["OPENSSH PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

    // Strings in a public key's blob (RFC 5656 3.1, RFC 8709 4).
    private static readonly Dictionary<string, int> Fields = new()
    {
        ["ssh-ed25519"] = 2, ["ecdsa-sha2-nistp256"] = 3, ["ecdsa-sha2-nistp384"] = 3, ["ecdsa-sha2-nistp521"] = 3,
    };

    private static readonly Regex HostKeyGrammar = new(@"\A([a-z0-9-]+) ([A-Za-z0-9+/]+={0,2})(?: [A-Za-z0-9@._-]{1,64})?\z");

    public static LeafParser<string> HostKey { get; } = text =>
    {
        // The provider asks for this type's signatures by SHA-1 alone, and for no other host key (Pulumi.Command 1.2.1, remote/connection.go).
        if (text.StartsWith("ssh-rsa "))
        {
            return new Fault("with an RSA host key the deployment asks for a signature by SHA-1, which sshd refuses since OpenSSH 8.8", "use what `ssh-keyscan -t ed25519` prints behind the host's name");
        }

        const string Mend = "use a line of `ssh-keyscan` without the host's name in front, e.g. ssh-ed25519 AAAA…";
        if (HostKeyGrammar.Match(text) is not { Success: true, Groups: [_, { Value: var type }, { Value: var base64 }] } || !Fields.TryGetValue(type, out var fields))
        {
            return new Fault($"a host key is its type ({string.Join(", ", Fields.Keys)}) and the key in base64", Mend);
        }

        var blob = new byte[text.Length];
        return Convert.TryFromBase64String(base64, blob, out var length) && Strings(blob.AsSpan(0, length)) is var strings && strings.Sum(field => 4 + field.Length) == length
            && strings.Count == fields && strings[0] == type && (type != "ssh-ed25519" || strings[1].Length == 32)
            ? text
            : new Fault("the base64 part is damaged or holds a key of another type", Mend);
    };

    // What remains of the key is its label.
    public static LeafParser<string> PrivateKey { get; } = text =>
    {
        if (text.StartsWith("ssh-") || text.StartsWith("ecdsa-"))
        {
            return new Fault("this is the public key", "set the private one: the file without .pub");
        }

        if (!PemEncoding.TryFind(text, out var pem) || text[pem.Location] != text.Trim())
        {
            return text.Contains("ENCRYPTED") ? Encrypted : new Fault("not a private key in PEM or OpenSSH's format", "set the whole file, from -----BEGIN to the end of the last line");
        }

        var label = text[pem.Label];
        return label.StartsWith("ENCRYPTED") ? Encrypted
            : !PrivateLabels.Contains(label) ? new Fault($"a PEM block, but no private key: {ConfigReader.Show(label)}", "set the private key's file")
            : label == PrivateLabels[0] ? OpenSsh(Convert.FromBase64String(text[pem.Base64Data])).Then<string>(_ => label)
            : label;
    };

    // PROTOCOL.key: a magic, the names of cipher and KDF, its options, the number of keys, and the first one's public half, which begins with its type.
    private static Leaf<string> OpenSsh(ReadOnlySpan<byte> content)
    {
        var strings = content.StartsWith(OpenSshMagic) ? Strings(content[OpenSshMagic.Length..]) : [];
        if (strings is [not "none", ..])
        {
            return Encrypted;
        }

        var start = OpenSshMagic.Length + strings.Take(3).Sum(text => 4 + text.Length) + sizeof(uint);
        var type = strings.Count >= 3 && start <= content.Length && Strings(content[start..]) is [var publicHalf, ..] ? Strings(Encoding.Latin1.GetBytes(publicHalf)).FirstOrDefault() : null;
        return type is null ? new Fault("not a private key in OpenSSH's format: the content is damaged", "set the whole file again")
            : type.StartsWith("sk-") ? new Fault($"a key of type {type} signs on a security key alone", OtherKey)
            // The provider's SSH client logs in with these (golang.org/x/crypto/ssh, ParseRawPrivateKey).
            : type != "ssh-rsa" && !Fields.ContainsKey(type) ? new Fault($"the deployment can't log in with a key of type {ConfigReader.Show(type)}", OtherKey)
            : type;
    }

    // SSH's strings (RFC 4251, 5), as many as are whole, a character a byte.
    private static List<string> Strings(ReadOnlySpan<byte> rest)
    {
        var strings = new List<string>();
        while (rest.Length >= 4 && BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length <= rest.Length - 4)
        {
            strings.Add(Encoding.Latin1.GetString(rest.Slice(4, (int)length)));
            rest = rest[(4 + (int)length)..];
        }

        return strings;
    }
}
