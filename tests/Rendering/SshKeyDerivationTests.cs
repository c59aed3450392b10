using System.Text;

namespace Ipv6Dmz.Tests.Rendering;

public class SshKeyDerivationTests : InFolder
{
    private const string Password = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

    [Theory]
    [InlineData("ssh host")]
    [InlineData("ssh client 0")]
    [InlineData("ssh client 1")]
    public void Ssh_keygen_and_the_lab_s_client_read_the_PEM_and_find_the_same_public_key(string label)
    {
        var pem = SshKeyDerivation.PrivateKey(Password, label);

        AssertSshKeygenReads(pem);
        using var key = new Renci.SshNet.PrivateKeyFile(new MemoryStream(Encoding.ASCII.GetBytes(pem)));
        Assert.Equal(SshKeyDerivation.PublicKey(pem), $"{Assert.Single(key.HostKeyAlgorithms).Name} {Convert.ToBase64String(key.HostKeyAlgorithms.Single().Data)}");
        // Of the kind that cloud-init and sshd expect.
        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----\n", pem);
        Assert.EndsWith("\n-----END EC PRIVATE KEY-----\n", pem);
        Assert.DoesNotContain('\r', pem);
    }

    [Fact]
    public void The_same_password_and_label_are_the_same_key_and_others_are_others()
    {
        (string Password, string Label)[] some = [.. Enumerable.Range(0, 20).SelectMany(i => new[] { (Password + i, "ssh host"), (Password, $"ssh client {i}") })];
        Assert.Distinct(some.Select(it => SshKeyDerivation.PrivateKey(it.Password, it.Label)));
        // Computed by other means. A release that derived another key would lock itself out of every machine there is.
        Assert.Equal(
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBCK0h2TvjSob3Q9Dxnt0MtfGaTUedvkfovk3ipCRP2RgbURMfFl8bmEQxvOjR8D/g7JvR4tV09LO4H/SE7CZ9SE=",
            SshKeyDerivation.PublicKey(SshKeyDerivation.PrivateKey(Password, "ssh host")));
    }

    // FIPS 186-5, A.2.1: (c mod (n - 1)) + 1; numbers by what is added to zero or to the order n, which is larger than any of that.
    [Theory]
    [InlineData(Zeros, 0, Zeros, 1)]
    [InlineData(Zeros, 1, Zeros, 2)]
    [InlineData(Order, -2, Order, -1)]
    [InlineData(Order, -1, Zeros, 1)]
    [InlineData(Order, 0, Zeros, 2)]
    public void The_scalar_is_reduced_into_1_to_n_less_1(string seed, int seedPlus, string scalar, int scalarPlus) => Assert.Equal(
        Hex(scalar, scalarPlus), Convert.ToHexStringLower(SshKeyDerivation.Scalar(Convert.FromHexString(Hex(seed, seedPlus).PadLeft(96, '0')))));

    [Fact]
    public void The_largest_seed_is_in_range_too()
    {
        var scalar = SshKeyDerivation.Scalar(Enumerable.Repeat((byte)255, 48).ToArray());

        Assert.Equal(32, scalar.Length);
        Assert.InRange(Convert.ToHexStringLower(scalar), Hex(Zeros, 1), Order);
    }

    [Theory]
    [InlineData("00000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f")]
    public void Keys_of_small_and_of_large_scalars_are_read_too(string scalar) => AssertSshKeygenReads(Pem(scalar));

    // OpenSSH takes neither; there is one in 2^128 that it doesn't take.
    [Theory]
    [InlineData(Zeros, 1)]
    [InlineData(Order, -1)]
    public void The_smallest_and_the_largest_scalar_are_keys(string scalar, int plus)
    {
        var blob = Convert.FromBase64String(SshKeyDerivation.PublicKey(Pem(Hex(scalar, plus))).Split(' ')[1]);

        // The generator (SP 800-186, 3.2.1.3), the second time with the other y.
        Assert.Equal((104, "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"), (blob.Length, Convert.ToHexStringLower(blob[40..72])));
    }

    [Fact]
    public void What_is_no_key_is_refused() => Assert.ThrowsAny<ArgumentException>(() => SshKeyDerivation.PublicKey("hunter2"));

    // A number of 64 digits, whose last byte has room for what is added.
    private static string Hex(string number, int plus) => $"{number[..62]}{Convert.ToInt32(number[62..], 16) + plus:x2}";

    private static string Pem(string scalar)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Convert.FromHexString(scalar) });
        return key.ExportECPrivateKeyPem() + "\n";
    }

    private void AssertSshKeygenReads(string pem)
    {
        var file = Write("key", pem);
        File.SetUnixFileMode(file, UnixFileMode.UserRead);
        Assert.Equal((0, $"{SshKeyDerivation.PublicKey(pem)}\n"), Tool.Run("ssh-keygen", ["-y", "-f", file]));
    }
}
