using System.Collections.Immutable;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class LabConfigTests
{
    private static readonly StackConfig None = new("ipv6-dmz", "dev", ImmutableSortedDictionary<string, string>.Empty, []);

    [Theory]
    [InlineData("hcloud", true)]
    [InlineData("existing", false)]
    [InlineData("", false)]
    public void The_provider_says_whether_there_is_a_cloud(string provider, bool expected) =>
        Assert.Equal(expected, LabConfig.IsCloud(None.With(new ConfigValue("vps.provider", provider))));

    [Fact]
    public void A_server_of_the_cloud_looks_like_a_VPS_that_exists()
    {
        var server = new CloudServer(42, "dmz", "nbg1", "debian-12", null, [], [], "198.18.0.10", "2001:db8:0:98::");

        var values = LabConfig.Server(server, new SshTarget("127.0.0.1", 2201, "root", "pem", "ecdsa AAAA")).ToDictionary(value => value.Key, value => value.Value);

        Assert.Equal("existing", values["vps.provider"]);
        Assert.Equal("198.18.0.10", values["vps.ipv4"]);
        Assert.Equal("2001:db8:0:98::1/64", values["vps.ipv6"]);
        Assert.Equal("ecdsa AAAA", values["vps.connection.hostKey"]);
    }

    [Fact]
    public void What_orders_a_server_is_left_out_for_one_that_exists() =>
        Assert.Equal("dmz.dhcpLease", Assert.Single(LabConfig.WithoutCloud(
            [new("vps.provider", "hcloud"), new("vps.hcloud.location", "fsn1"), new("dmz.dhcpLease", "6h")])).Key);
}
