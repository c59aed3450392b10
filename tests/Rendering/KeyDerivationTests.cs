namespace Ipv6Dmz.Tests.Rendering;

public class KeyDerivationTests
{
    private const string Password = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    // RFC 7748, 6.1
    [Theory]
    [InlineData("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a", "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a")]
    [InlineData("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb", "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")]
    public void Public_keys_are_those_of_the_RFC(string privateKey, string publicKey) =>
        Assert.Equal(publicKey, Convert.ToHexStringLower(Convert.FromBase64String(KeyDerivation.PublicKey(Convert.ToBase64String(Convert.FromHexString(privateKey))))));

    [Theory]
    [InlineData("vps")]
    [InlineData("router")]
    [InlineData("another label")]
    public void Wg_finds_the_same_public_key(string label)
    {
        var key = KeyDerivation.PrivateKey(Password, label);

        Assert.Equal((0, $"{KeyDerivation.PublicKey(key)}\n"), Tool.Run("wg", ["pubkey"], key + "\n"));
    }

    [Fact]
    public void Private_keys_are_clamped_and_differ_by_label_and_password()
    {
        var keys = Enumerable.Range(0, 50).SelectMany(i => new[] { "vps", "router" }.Select(label => KeyDerivation.PrivateKey(Password + i, label))).ToArray();

        Assert.Distinct(keys);
        Assert.All(keys.Select(Convert.FromBase64String), key => Assert.Equal((32, 0, 64), (key.Length, key[0] & 7, key[31] & 192)));
    }

    [Fact]
    public void The_id_is_hex_and_part_of_no_key()
    {
        var id = KeyDerivation.Id(Password);

        Assert.Matches("^[0-9a-f]{16}$", id);
        Assert.NotEqual(id, Convert.ToHexStringLower(Convert.FromBase64String(KeyDerivation.PresharedKey(Password, "wireguard psk")))[..16]);
    }

    [Fact]
    public void A_key_of_another_length_is_refused() =>
        Assert.Contains("32 bytes; this one has 3", Assert.Throws<FormatException>(() => KeyDerivation.PublicKey("YWJj")).Message);
}
