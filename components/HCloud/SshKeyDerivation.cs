using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using Ipv6Dmz.Keys;

namespace Ipv6Dmz.HCloud;

/// <summary>SSH's keys out of a random password: HKDF-SHA256 (RFC 5869) with a label per use, ECDSA on P-256 (RFC 5656).</summary>
/// <remarks>ECDSA because .NET has it, and because OpenSSH and Go read its PEM; Ed25519 would need OpenSSH's own format.</remarks>
public static class SshKeyDerivation
{
    // 64 bits more than the group's order has: reduced, no scalar is noticeably likelier than another (FIPS 186-5, A.2.1).
    private const int SeedBytes = 48;

    private const int ScalarBytes = 32;

    // n of P-256 (SP 800-186, 3.2.1.3).
    private static readonly BigInteger Order =
        new(Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551"), isUnsigned: true, isBigEndian: true);

    /// <summary>PEM, <c>EC PRIVATE KEY</c> (RFC 5915), lines ended by \n.</summary>
    public static string PrivateKey(string password, string label)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Scalar(KeyDerivation.Derive(password, label, SeedBytes)) });
        return key.ExportECPrivateKeyPem() + "\n";
    }

    /// <summary>As <c>ssh-keygen -y</c> prints it: a line of authorized_keys without comment or newline.</summary>
    public static string PublicKey(string privateKey)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(privateKey);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        // RFC 5656, 3.1; the point uncompressed (SEC 1, 2.3.3).
        byte[] blob = [.. Field("ecdsa-sha2-nistp256"u8), .. Field("nistp256"u8), .. Field([4, .. point.X!, .. point.Y!])];
        return $"ecdsa-sha2-nistp256 {Convert.ToBase64String(blob)}";
    }

    /// <summary>Random bytes as a private scalar, 1 to n - 1: (c mod (n - 1)) + 1; 32 bytes, big-endian.</summary>
    public static byte[] Scalar(ReadOnlySpan<byte> seed)
    {
        var scalar = (new BigInteger(seed, isUnsigned: true, isBigEndian: true) % (Order - 1)) + 1;
        var bytes = new byte[ScalarBytes];
        var digits = scalar.ToByteArray(isUnsigned: true, isBigEndian: true);
        digits.CopyTo(bytes, ScalarBytes - digits.Length);
        return bytes;
    }

    private static byte[] Field(ReadOnlySpan<byte> content)
    {
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        return [.. length, .. content];
    }
}
