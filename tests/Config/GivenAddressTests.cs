using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>The configuration against the addresses that a server was given.</summary>
public class GivenAddressTests
{
    [Theory]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:98::/64")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:98::/64")]
    [InlineData("native64", "198.18.0.10", "2001:db8:0:98::/64")]
    public void What_fits_is_no_error(string uplink, string ipv4, string native)
    {
        var values = SampleConfig.InHCloud(uplink);

        Assert.Empty(DmzConfigParser.Parse(values).Against(VpsAddresses.InHCloud(ipv4, native)));
    }

    [Theory]
    [InlineData("6in4", "203.0.113.1", "2001:db8:0:98::/64", "uplink.brokerAddress: 203.0.113.1 — it is the VPS itself (given by the cloud)")]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:123::/64", "uplink.clientAddress: 2001:db8:0:123::2/64 — it is in the VPS's native prefix 2001:db8:0:123::/64 (given by the cloud)")]
    [InlineData("6in4", "198.18.0.10", "2001:db8:0:3::/64", "wireguard.tunnelPrefix: 2001:db8:0:3::/64 — it is the VPS's native prefix (given by the cloud)")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:2::/64", "dmz.prefix: 2001:db8:0:2::/64 — it is the VPS's native prefix (given by the cloud)")]
    [InlineData("routed", "198.18.0.10", "2001:db8:0:2::/64", "overlaps the VPS's native prefix 2001:db8:0:2::/64 (given by the cloud)")]
    [InlineData("routed", "192.168.2.10", "2001:db8:0:98::/64", "dmz.subnet: 192.168.2.0/24 — the VPS's address 192.168.2.10 is in it (given by the cloud)")]
    [InlineData("6in4", "192.168.3.2", "2001:db8:0:98::/64", "wireguard.tunnelSubnet: 192.168.3.0/30 — the VPS's address 192.168.3.2 is in it (given by the cloud)")]
    [InlineData("native64", "10.0.0.1", "2001:db8:0:98::/64", "wireguard.endpointFamily: auto — the router can't reach the private address 10.0.0.1 (given by the cloud)")]
    [InlineData("native64", "198.18.0.10", "2001:db8:0:80::/64", "dmz.dnsUpstreams: [\"2001:db8:0:80::53\"] — 2001:db8:0:80::53 is inside 2001:db8:0:80::/64 (given by the cloud), which with native64 is the DMZ")]
    public void What_does_not_is_said_of_the_key_that_can_be_changed(string uplink, string ipv4, string native, string error)
    {
        var values = SampleConfig.InHCloud(uplink);
        var parsed = DmzConfigParser.Parse(values);
        Assert.Empty(parsed.Errors);

        Assert.Contains(parsed.Against(VpsAddresses.InHCloud(ipv4, native)), found => found.ToString().Contains(error, StringComparison.Ordinal));
    }
}
