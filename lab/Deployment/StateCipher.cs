using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// AES-256-GCM for the secret values of the state. The key lies beside the state, as a passphrase in a file would: it keeps
/// secrets out of what is copied or printed, not from whoever reads the folder. Good enough for a lab, and only for that.
/// </summary>
public sealed class StateCipher(byte[] key) : IDisposable
{
    private const string Marker = "$encrypted";
    private static readonly int NonceSize = AesGcm.NonceByteSizes.MaxSize;
    private static readonly int TagSize = AesGcm.TagByteSizes.MaxSize;
    private readonly AesGcm aes = new(key, AesGcm.TagByteSizes.MaxSize);

    /// <summary>Takes the key from a file, which is made (mode 0600) when it isn't there.</summary>
    public static StateCipher FromFile(string path)
    {
        if (!File.Exists(path))
        {
            PrivateFile.Write(path, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        }

        return new StateCipher(Convert.FromBase64String(File.ReadAllText(path)));
    }

    /// <summary>Encrypts a value for one place in the state; elsewhere it can't be decrypted.</summary>
    public JsonNode Protect(JsonNode? value, string place)
    {
        var plain = Encoding.UTF8.GetBytes(value?.ToJsonString() ?? "null");
        var sealedBytes = new byte[NonceSize + plain.Length + TagSize];
        var nonce = sealedBytes.AsSpan(0, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceSize, plain.Length), sealedBytes.AsSpan(NonceSize + plain.Length), Encoding.UTF8.GetBytes(place));
        return new JsonObject { [Marker] = Convert.ToBase64String(sealedBytes) };
    }

    /// <exception cref="CryptographicException">The key is another one, or the text was changed or moved.</exception>
    public JsonNode? Unprotect(JsonNode? node, string place)
    {
        var sealedBytes = Convert.FromBase64String((string)node![Marker]!);
        var plain = new byte[sealedBytes.Length - NonceSize - TagSize];
        aes.Decrypt(
            sealedBytes.AsSpan(0, NonceSize),
            sealedBytes.AsSpan(NonceSize, plain.Length),
            sealedBytes.AsSpan(NonceSize + plain.Length),
            plain,
            Encoding.UTF8.GetBytes(place));
        return JsonNode.Parse(plain);
    }

    public static bool IsProtected(JsonNode? node) => node is JsonObject { Count: 1 } only && only.ContainsKey(Marker);

    public void Dispose() => aes.Dispose();
}
