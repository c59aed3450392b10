using System.Security.Cryptography;
using System.Text;
using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

public class SshKeyTests
{
    private const string Curve = "ecdsa-sha2-nistp256";

    [Theory]
    [InlineData("vps.example.net ssh-ed25519 AAAA", "its type (ssh-ed25519", "ssh-keyscan")]
    [InlineData("ssh-dss AAAAB3NzaC1kc3MAAAAA", "its type (ssh-ed25519", "ssh-keyscan")]
    [InlineData("ssh-ed25519", "its type (ssh-ed25519", "ssh-keyscan")]
    [InlineData("ssh-ed25519 AAAA", "damaged", "ssh-keyscan")]
    [InlineData("ssh-ed25519 AAA", "damaged", "ssh-keyscan")]
    [InlineData("SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "its type (ssh-ed25519", "ssh-keyscan")]
    public void A_host_key_in_another_format_is_refused(string value, string rule, string mend) =>
        Refused.Value("vps.connection.hostKey", value, rule, mend);

    [Fact]
    public void A_host_key_of_another_type_than_it_says_is_refused() =>
        Refused.Value("router.connection.hostKey", SampleConfig.PublicKey("ssh-ed25519", "ssh-rsa", "e", "n"), "another type", "ssh-keyscan");

    /// <summary>The provider would ask for nothing but a signature by SHA-1.</summary>
    [Fact]
    public void An_RSA_host_key_is_refused() =>
        Refused.Value("router.connection.hostKey", SampleConfig.PublicKey("ssh-rsa", "ssh-rsa", "e", "n"), "which sshd refuses since OpenSSH 8.8", "ssh-keyscan -t ed25519");

    [Fact]
    public void A_host_key_that_was_cut_off_is_refused() =>
        Refused.Value("router.connection.hostKey", SampleConfig.PublicKey("ssh-ed25519", "ssh-ed25519", "short"), "damaged", "ssh-keyscan");

    [Fact]
    public void A_second_line_behind_a_host_key_is_refused() =>
        Refused.Value("router.connection.hostKey", SampleConfig.HostKey + "\n" + SampleConfig.HostKey, "its type", "ssh-keyscan");

    [Fact]
    public void Host_keys_of_the_usual_types_are_taken_with_and_without_comment()
    {
        string[] keys =
        [
            SampleConfig.HostKey,
            SampleConfig.HostKey + " root@vps",
            SampleConfig.PublicKey(Curve, Curve, "nistp256", "point"),
        ];
        Assert.Equal(keys, keys.Select(key => SampleConfig.Parse(SampleConfig.DevWith(("vps.connection.hostKey", key))).Vps.Existing!.Connection.HostKey));
    }

    [Fact]
    public void Without_a_host_key_the_machine_is_not_verified() =>
        Assert.Null(SampleConfig.Parse(SampleConfig.DevWith(("vps.connection.hostKey", ""))).Vps.Existing!.Connection.HostKey);

    public static TheoryData<string, string, string> BadPrivateKeys() => new()
    {
        { "", "one of vpsPrivateKey and vps.connection.agent", "--secret vpsPrivateKey" },
        { "hunter2", "not a private key", "-----BEGIN" },
        { "~/.ssh/id_ed25519", "not a private key", "-----BEGIN" },
        { SampleConfig.HostKey, "this is the public key", ".pub" },
        { PemEncoding.WriteString("PUBLIC KEY", [1, 2, 3]), "no private key: PUBLIC KEY", "private key's file" },
        { PemEncoding.WriteString("CERTIFICATE", [1, 2, 3]), "no private key: CERTIFICATE", "private key's file" },
        { PemEncoding.WriteString("ENCRYPTED PRIVATE KEY", [1, 2, 3]), "has a passphrase", "without one" },
        { "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----\n", "has a passphrase", "without one" },
        { OpenSsh("openssh-key-v1\0\0\0\0\u000aaes256-ctr"), "has a passphrase", "without one" },
        { OpenSsh("something else"), "damaged", "whole file" },
        { OpenSsh("openssh-key-v1\0\0\0\0\u0004none\0\0\0\u0004none"), "damaged", "whole file" },
        { SampleConfig.OpenSshKey("sk-ssh-ed25519@openssh.com"), "signs on a security key alone", "ssh-keygen -t ed25519" },
        { SampleConfig.OpenSshKey("ssh-dss"), "can't log in with a key of type ssh-dss", "ssh-keygen -t ed25519" },
        { SampleConfig.PrivateKey[..^20], "not a private key", "-----BEGIN" },
        { SampleConfig.PrivateKey.Replace("END OPENSSH", "END RSA", StringComparison.Ordinal), "not a private key", "-----BEGIN" },
        { SampleConfig.PrivateKey + "trailing", "not a private key", "-----BEGIN" },
    };

    [Theory]
    [MemberData(nameof(BadPrivateKeys))]
    public void A_private_key_that_cannot_be_used_is_refused_and_never_shown(string value, string rule, string mend)
    {
        Refused.Value("vpsPrivateKey", value, rule, mend);

        var error = Assert.Single(DmzConfigParser.Parse(SampleConfig.DevWith(("vpsPrivateKey", value))).Errors);
        Assert.Equal(value.Length == 0 ? "(empty)" : "[secret]", error.Value);
        Assert.True(value.Length == 0 || !error.ToString().Contains(value, StringComparison.Ordinal));
    }

    [Fact]
    public void Private_keys_of_the_usual_formats_are_taken()
    {
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var key in new[] { SampleConfig.PrivateKey, SampleConfig.OpenSshKey("ssh-rsa"), SampleConfig.OpenSshKey("ecdsa-sha2-nistp521"), SampleConfig.PrivateKey.ReplaceLineEndings("\r\n"), ecdsa.ExportPkcs8PrivateKeyPem(), ecdsa.ExportECPrivateKeyPem() })
        {
            SampleConfig.Parse(SampleConfig.DevWith(("routerPrivateKey", key)));
        }
    }

    [Fact]
    public void The_configuration_does_not_hold_the_private_key() =>
        Assert.DoesNotContain("PRIVATE KEY", SampleConfig.Parse(SampleConfig.Dev).ToString(), StringComparison.Ordinal);

    private static string OpenSsh(string content) => PemEncoding.WriteString("OPENSSH PRIVATE KEY", Encoding.ASCII.GetBytes(content));
}
