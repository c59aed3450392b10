using Ipv6Dmz.Lab.Cloud;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Tests.Lab.Cloud;

public sealed class NoCloudDataTests
{
    [Fact]
    public void The_network_is_static_with_the_gateways_of_the_cloud() => NoCloudData.NetworkConfig(FakeSite.Server, "02:00:00:00:98:10").MustSay("""
          mac_address: '02:00:00:00:98:10'
          subnets:
          - {type: static, address: 198.18.0.10/24, gateway: 198.18.0.1}
          - {type: static6, address: '2001:db8:0:98::1/64', gateway: 'fe80::1'}
        """);

    [Fact]
    public void The_meta_data_names_the_instance_and_the_keys()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(NoCloudData.MetaData(FakeSite.Server, ["ssh-ed25519 AAAA+/= a \"quoted\" comment"])));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;

        Assert.Equal(("42", "ssh-ed25519 AAAA+/= a \"quoted\" comment"), (root["instance-id"].ToString(), root["public-keys"][0].ToString()));
    }

    [Theory]
    [InlineData("#cloud-config\nssh_keys:\n  ecdsa_private: |\n    x\n  ecdsa_public: ecdsa-sha2-nistp256 AAAA\n", "ecdsa-sha2-nistp256 AAAA")]
    [InlineData("#cloud-config\n", null)]
    [InlineData("#!/bin/sh\necho 'a: b: c\n", null)]
    [InlineData(null, null)]
    public void The_host_key_is_read_where_there_is_one(string? userData, string? expected) => Assert.Equal(expected, UserData.HostKey(userData));
}
