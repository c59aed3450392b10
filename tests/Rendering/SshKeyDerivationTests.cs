namespace Ipv6Dmz.Tests.Rendering;

public class SshKeyDerivationTests
{
    private const string Password = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
    private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

    [Theory]
    [InlineData("ssh host")]
    [InlineData("ssh client 0")]
    [InlineData("ssh client 1")]
    public void Ssh_keygen_reads_the_PEM_and_finds_the_same_public_key(string label)
    {
        var key = SshKeyDerivation.PrivateKey(Password, label);

        var (exitCode, output) = SshKeygen(key);

        Assert.Equal(0, exitCode);
        Assert.Equal(SshKeyDerivation.PublicKey(key), output.Trim());
    }

    [Fact]
    public void The_same_password_and_label_are_the_same_key_and_others_are_others()
    {
        var keys = Enumerable.Range(0, 20).SelectMany(i => new[] { SshKeyDerivation.PrivateKey(Password + i, "ssh host"), SshKeyDerivation.PrivateKey(Password, $"ssh client {i}") }).ToArray();

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Equal(keys[0], SshKeyDerivation.PrivateKey(Password + "0", "ssh host"));
        // Computed by other means. A release that derived another key would lock itself out of every machine there is.
        Assert.Equal(
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBCK0h2TvjSob3Q9Dxnt0MtfGaTUedvkfovk3ipCRP2RgbURMfFl8bmEQxvOjR8D/g7JvR4tV09LO4H/SE7CZ9SE=",
            SshKeyDerivation.PublicKey(SshKeyDerivation.PrivateKey(Password, "ssh host")));
    }

    [Fact]
    public void The_PEM_is_of_the_kind_that_cloud_init_and_sshd_expect()
    {
        var key = SshKeyDerivation.PrivateKey(Password, "ssh host");

        Assert.StartsWith("-----BEGIN EC PRIVATE KEY-----\n", key);
        Assert.EndsWith("\n-----END EC PRIVATE KEY-----\n", key);
        Assert.DoesNotContain('\r', key);
    }

    [Fact]
    public void The_lab_s_SSH_client_reads_it_too()
    {
        var pem = SshKeyDerivation.PrivateKey(Password, "ssh client 0");
        using var stream = new MemoryStream(System.Text.Encoding.ASCII.GetBytes(pem));
        using var key = new Renci.SshNet.PrivateKeyFile(stream);

        Assert.Equal("ecdsa-sha2-nistp256", Assert.Single(key.HostKeyAlgorithms).Name);
        Assert.Equal(SshKeyDerivation.PublicKey(pem).Split(' ')[1], Convert.ToBase64String(key.HostKeyAlgorithms.Single().Data));
    }

    // FIPS 186-5, A.2.1: (c mod (n - 1)) + 1.
    [Theory]
    [InlineData("00", "0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("01", "0000000000000000000000000000000000000000000000000000000000000002")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f", "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550", "0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData(Order, "0000000000000000000000000000000000000000000000000000000000000002")]
    public void The_scalar_is_reduced_into_1_to_n_less_1(string seed, string scalar) =>
        Assert.Equal(scalar, Convert.ToHexStringLower(SshKeyDerivation.Scalar(Convert.FromHexString(seed.PadLeft(96, '0')))));

    [Fact]
    public void The_largest_seed_is_in_range_too()
    {
        var scalar = SshKeyDerivation.Scalar(Enumerable.Repeat((byte)255, 48).ToArray());

        Assert.Equal(32, scalar.Length);
        Assert.InRange(Convert.ToHexStringLower(scalar), new string('0', 63) + "1", Order);
    }

    [Theory]
    [InlineData("00000000000000ffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254f")]
    public void Keys_of_small_and_of_large_scalars_are_read_too(string scalar)
    {
        var pem = Pem(scalar);

        var (exitCode, output) = SshKeygen(pem);

        Assert.Equal(0, exitCode);
        Assert.Equal(SshKeyDerivation.PublicKey(pem), output.Trim());
    }

    // OpenSSH takes neither; there is one in 2^128 that it doesn't take.
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550")]
    public void The_smallest_and_the_largest_scalar_are_keys(string scalar)
    {
        var blob = Convert.FromBase64String(SshKeyDerivation.PublicKey(Pem(scalar)).Split(' ')[1]);

        // The generator (SP 800-186, 3.2.1.3), the second time with the other y.
        Assert.Equal(104, blob.Length);
        Assert.Equal("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", Convert.ToHexStringLower(blob[40..72]));
    }

    [Fact]
    public void What_is_no_key_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => SshKeyDerivation.PublicKey("hunter2"));

    private static string Pem(string scalar)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = Convert.FromHexString(scalar) });
        return key.ExportECPrivateKeyPem() + "\n";
    }

    private static (int ExitCode, string Output) SshKeygen(string key)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, key);
            File.SetUnixFileMode(file, UnixFileMode.UserRead);
            return Tool.Run("ssh-keygen", ["-y", "-f", file]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
