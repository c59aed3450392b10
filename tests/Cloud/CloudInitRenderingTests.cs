using YamlDotNet.Serialization;

namespace Ipv6Dmz.Tests.Cloud;

public class CloudInitRenderingTests
{
    private static readonly string PrivateKey = SshKeyDerivation.PrivateKey("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ", "ssh host");
    private static readonly string UserData = CloudInit.UserData(PrivateKey, SshKeyDerivation.PublicKey(PrivateKey));

    [Fact]
    public void It_installs_the_host_key_and_no_other()
    {
        var config = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(UserData);

        Assert.StartsWith("#cloud-config\n", UserData);
        Assert.Equal(["disable_root", "ssh_deletekeys", "ssh_genkeytypes", "ssh_keys"], config.Keys.Order());
        Assert.Equal(("false", "true"), (config["disable_root"], config["ssh_deletekeys"]));
        // Not empty, which the schema forbids; the type that is there already, so that nothing is left to generate.
        Assert.Equal(["ecdsa"], (List<object>)config["ssh_genkeytypes"]);
        var keys = (Dictionary<object, object>)config["ssh_keys"];
        Assert.Equal(["ecdsa_private", "ecdsa_public"], keys.Keys.Order());
        Assert.Equal(PrivateKey, keys["ecdsa_private"]);
        Assert.Equal(SshKeyDerivation.PublicKey(PrivateKey), keys["ecdsa_public"]);
    }

    [Fact]
    public void It_is_the_text_that_servers_were_made_with()
    {
        // Any other text, whatever it says, replaces every server that runs.
        Assert.Equal(
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
    }

    [Fact]
    public void The_cloud_takes_its_length() => Assert.InRange(UserData.Length, 1, CloudInit.MaxLength);

    [Fact]
    public void Cloud_init_accepts_it()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, UserData);
            // Not among what the lab installs here: cloud-init would take this machine for one of its own.
            Tool.Accepts("sh", ["-c", "if command -v cloud-init >/dev/null; then cloud-init schema --config-file \"$1\"; fi", "sh", file]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
