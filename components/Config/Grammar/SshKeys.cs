using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Grammars of SSH's keys.</summary>
internal static partial class SshKeys
{
    private static readonly string[] PrivateLabels = ["OPENSSH PRIVATE KEY", "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"];

    private const string OtherKey = "make one for the deployment: ssh-keygen -t ed25519, without a passphrase";

    private static ReadOnlySpan<byte> OpenSshMagic => "openssh-key-v1\0"u8;

    /// <summary>Number of strings in a public key's blob by type (RFC 4253 6.6, RFC 5656 3.1, RFC 8709 4).</summary>
    private static readonly Dictionary<string, int> Fields = new()
    {
        ["ssh-ed25519"] = 2,
        ["ecdsa-sha2-nistp256"] = 3,
        ["ecdsa-sha2-nistp384"] = 3,
        ["ecdsa-sha2-nistp521"] = 3,
    };

    /// <summary>What the provider's SSH client can log in with (golang.org/x/crypto/ssh, ParseRawPrivateKey).</summary>
    private static readonly string[] Usable = ["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa"];

    /// <summary>A line of authorized_keys without options; empty for <see langword="null"/>.</summary>
    public static LeafParser<string?> OptionalHostKey { get; } = text =>
    {
        if (text.Length == 0)
        {
            return new Leaf<string?>(null, []);
        }

        // The provider asks for this type's signatures by SHA-1 alone, and for no other host key (Pulumi.Command 1.2.1, remote/connection.go).
        if (text.StartsWith("ssh-rsa ", StringComparison.Ordinal))
        {
            return new Fault("with an RSA host key the deployment asks for a signature by SHA-1, which sshd refuses since OpenSSH 8.8", "use the machine's ed25519 key: what `ssh-keyscan -t ed25519` prints behind the host's name");
        }

        const string Mend = "use a line of `ssh-keyscan` without the host's name in front, e.g. ssh-ed25519 AAAA…";
        var match = HostKeyGrammar().Match(text);
        if (!match.Success || !Fields.TryGetValue(match.Groups[1].Value, out var fields))
        {
            return new Fault($"a host key is its type ({string.Join(", ", Fields.Keys)}) and the key in base64", Mend);
        }

        var blob = new byte[text.Length];
        return Convert.TryFromBase64String(match.Groups[2].Value, blob, out var length) && IsPublicKey(blob.AsSpan(0, length), match.Groups[1].Value, fields)
            ? text
            : new Fault("the base64 part is damaged or holds a key of another type", Mend);
    };

    /// <summary>Only looked at, never kept.</summary>
    public static LeafParser<bool> PrivateKey { get; } = text =>
    {
        if (text.StartsWith("ssh-", StringComparison.Ordinal) || text.StartsWith("ecdsa-", StringComparison.Ordinal))
        {
            return new Fault("this is the public key", "set the private one: the file without .pub");
        }

        if (!PemEncoding.TryFind(text, out var pem) || text.AsSpan()[..pem.Location.Start.Value].Trim().Length + text.AsSpan()[pem.Location.End.Value..].Trim().Length > 0)
        {
            return text.Contains("ENCRYPTED", StringComparison.Ordinal) ? Encrypted : new Fault("not a private key in PEM or OpenSSH's format", "set the whole file, from -----BEGIN to the end of the last line");
        }

        var label = text[pem.Label];
        var content = new byte[pem.DecodedDataLength];
        _ = Convert.TryFromBase64Chars(text.AsSpan()[pem.Base64Data], content, out _);
        return label.StartsWith("ENCRYPTED", StringComparison.Ordinal) || (label == PrivateLabels[0] && IsEncrypted(content)) ? Encrypted
            : !PrivateLabels.Contains(label) ? new Fault($"a PEM block, but no private key: {ConfigReader.Show(label)}", "set the private key's file")
            : label != PrivateLabels[0] ? true
            : TypeOf(content) is not { } type ? new Fault("not a private key in OpenSSH's format: the content is damaged", "set the whole file again")
            : type.StartsWith("sk-", StringComparison.Ordinal) ? new Fault($"a key of type {type} signs on a security key alone, and the file only refers to it", OtherKey)
            : !Usable.Contains(type) ? new Fault($"the deployment can't log in with a key of type {ConfigReader.Show(type)}", OtherKey)
            : true;
    };

    /// <summary>The same; empty for <see langword="null"/>.</summary>
    public static LeafParser<bool?> OptionalPrivateKey { get; } = text =>
        text.Length == 0 ? new Leaf<bool?>(null, []) : PrivateKey(text).Then<bool?>(value => value);

    private static Fault Encrypted => new("the private key has a passphrase, which nobody can type here", "use a key without one: Pulumi keeps it encrypted");

    private static bool IsPublicKey(ReadOnlySpan<byte> blob, string type, int fields)
    {
        var count = 0;
        for (; TakeString(ref blob, out var field); count++)
        {
            if ((count == 0 && Encoding.ASCII.GetString(field) != type) || (count == 1 && type == "ssh-ed25519" && field.Length != 32))
            {
                return false;
            }
        }

        return blob.IsEmpty && count == fields;
    }

    /// <summary>The cipher's name is the first string behind the magic (OpenSSH's PROTOCOL.key).</summary>
    private static bool IsEncrypted(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(OpenSshMagic))
        {
            return false;
        }

        var rest = content[OpenSshMagic.Length..];
        return TakeString(ref rest, out var cipher) && !cipher.SequenceEqual("none"u8);
    }

    /// <summary>The first string of the first public key, which stands behind cipher, KDF, its options and the number of keys; null: it is damaged.</summary>
    private static string? TypeOf(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith(OpenSshMagic))
        {
            return null;
        }

        var rest = content[OpenSshMagic.Length..];
        return TakeString(ref rest, out _) && TakeString(ref rest, out _) && TakeString(ref rest, out _) && rest.Length >= sizeof(uint)
            && rest[sizeof(uint)..] is var keys && TakeString(ref keys, out var key) && TakeString(ref key, out var type)
            ? Encoding.ASCII.GetString(type)
            : null;
    }

    private static bool TakeString(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> taken)
    {
        taken = default;
        if (rest.Length < 4 || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - 4)
        {
            return false;
        }

        taken = rest.Slice(4, (int)length);
        rest = rest[(4 + (int)length)..];
        return true;
    }

    [GeneratedRegex(@"\A([a-z0-9-]+) ([A-Za-z0-9+/]+={0,2})(?: [A-Za-z0-9@._-]{1,64})?\z")]
    private static partial Regex HostKeyGrammar();
}
