namespace Ipv6Dmz.Tests.Cloud;

public class CloudInitRenderingTests : InFolder
{
    [Fact]
    public void It_is_the_text_that_servers_were_made_with() => Assert.Equal(
        // Any other text, whatever it says, replaces every server that runs. The type that is there already leaves nothing to generate; none is no list to the schema.
        """
        #cloud-config
        disable_root: false
        ssh_deletekeys: true
        ssh_genkeytypes: [ecdsa]
        ssh_keys:
          ecdsa_private: |
            -----BEGIN EC PRIVATE KEY-----
            AAAA
            BBBB
            -----END EC PRIVATE KEY-----
          ecdsa_public: ecdsa-sha2-nistp256 CCCC

        """,
        CloudInit.UserData("-----BEGIN EC PRIVATE KEY-----\nAAAA\nBBBB\n-----END EC PRIVATE KEY-----\n", "ecdsa-sha2-nistp256 CCCC"));

    [Fact]
    public void Cloud_init_accepts_it_and_the_cloud_its_length()
    {
        var key = SshKeyDerivation.PrivateKey("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", "ssh host");
        var text = CloudInit.UserData(key, SshKeyDerivation.PublicKey(key));

        Assert.InRange(text.Length, 1, CloudInit.MaxLength);
        // Not among what the lab installs here: cloud-init would take this machine for one of its own.
        Tool.Accepts("sh", ["-c", "if command -v cloud-init >/dev/null; then cloud-init schema --config-file \"$1\"; fi", "sh", Write("user-data", text)]);
    }
}
