using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Math.EC.Rfc7748;

namespace Ipv6Dmz.Keys;

/// <summary>WireGuard's keys out of a random password: HKDF-SHA256 (RFC 5869) with a label per use, X25519 (RFC 7748).</summary>
/// <remarks>Never from RandomBytes: its id is its value, and ids stand unencrypted in the state.</remarks>
public static class KeyDerivation
{
    private const int KeyBytes = 32;

    /// <summary>As <c>wg genkey</c> prints it, base64 of 32 bytes, clamped as RFC 7748, 5 has it (an unclamped one makes every reload start a new handshake).</summary>
    /// <param name="password">At least 43 alphanumeric characters: 256 bits.</param>
    /// <param name="label">What the key is for; another label, another key.</param>
    public static string PrivateKey(string password, string label)
    {
        var key = Derive(password, label, KeyBytes);
        key[0] &= 248;
        key[31] &= 127;
        key[31] |= 64;
        return Convert.ToBase64String(key);
    }

    /// <summary>As <c>wg pubkey</c> prints it.</summary>
    /// <exception cref="FormatException">Not the base64 of 32 bytes.</exception>
    public static string PublicKey(string privateKey)
    {
        var scalar = Convert.FromBase64String(privateKey);
        if (scalar.Length != KeyBytes)
        {
            throw new FormatException($"A WireGuard key has {KeyBytes} bytes; this one has {scalar.Length}.");
        }

        var point = new byte[KeyBytes];
        X25519.ScalarMultBase(scalar, 0, point, 0);
        return Convert.ToBase64String(point);
    }

    /// <summary>As <c>wg genpsk</c> prints it: base64 of 32 bytes.</summary>
    public static string PresharedKey(string password, string label) => Convert.ToBase64String(Derive(password, label, KeyBytes));

    /// <summary>A name for a set of keys that may be shown: it changes with any of them and says nothing about them. 16 hex digits.</summary>
    public static string Id(string passwords) => Convert.ToHexStringLower(Derive(passwords, "ipv6-dmz id", 8));

    internal static byte[] Derive(string password, string label, int bytes) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(password), bytes, info: Encoding.UTF8.GetBytes(label));
}
