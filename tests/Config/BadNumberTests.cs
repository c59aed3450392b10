namespace Ipv6Dmz.Tests.Config;

public class BadNumberTests
{
    [Theory]
    [InlineData("vps.connection.port", "0", "at least 1", "use a number from 1 to 65535")]
    [InlineData("vps.connection.port", "", "whole number", "1 to 65535")]
    [InlineData("vps.sshPort", "65536", "at most 65535", "use auto or a number from 1 to 65535")]
    [InlineData("vps.sshPort", "ssh", "whole number", "1 to 65535")]
    [InlineData("router.connection.port", "-22", "whole number", "1 to 65535")]
    [InlineData("router.sshPort", "022", "leading zeros", "1 to 65535")]
    [InlineData("wireguard.listenPort", "99999999999999999999", "at most 65535", "use a number from 1 to 65535")]
    [InlineData("wireguard.listenPort", "51820\n", "blanks or line ends", "use 51820")]
    [InlineData("wireguard.listenPort", "5e4", "whole number", "1 to 65535")]
    [InlineData("wireguard.listenPort", "٥١٨٢٠", "whole number", "1 to 65535")]
    [InlineData("uplink.mtu", "1279", "at least 1280", "use a number from 1280 to 1480")]
    [InlineData("uplink.mtu", "1500", "at most 1480", "use a number from 1280 to 1480")]
    [InlineData("uplink.mtu", "1480.0", "whole number", "1280 to 1480")]
    [InlineData("wireguard.mtu", "1279", "at least 1280", "use auto or a number from 1280 to 1440")]
    [InlineData("wireguard.mtu", "1441", "at most 1440", "use auto or a number from 1280 to 1440")]
    [InlineData("wireguard.mtu", "Auto", "whole number", "use auto or a number from 1280 to 1440")]
    [InlineData("wireguard.mtu", "1421", "router.homeMtu 1500 less WireGuard's 80 bytes is 1420", "auto or at most 1420")]
    [InlineData("wireguard.persistentKeepalive", "65536", "at most 65535", "use a number from 0 to 65535")]
    [InlineData("wireguard.persistentKeepalive", "off", "whole number", "0 to 65535")]
    [InlineData("router.homeMtu", "1501", "at most 1500", "use a number from 1280 to 1500")]
    [InlineData("router.homeMtu", "576", "at least 1280", "use a number from 1280 to 1500")]
    [InlineData("router.homeMtu", "1359", "it leaves 1279, and IPv6 needs 1280", "use 1360 or more")]
    [InlineData("apply.confirmWithin", "10", "at least 20", "use a number from 20 to 3600")]
    [InlineData("apply.confirmWithin", "2m", "whole number", "20 to 3600")]
    [InlineData("router.homeMtu", " 1500", "blanks or line ends", "use 1500")]
    public void A_number_that_does_not_fit_is_refused(string key, string value, string rule, string mend) =>
        Refused.Value(key, value, rule, mend);

    [Fact]
    public void Over_IPv4_the_home_path_needs_20_bytes_less()
    {
        Assert.Equal(1340, SampleConfig.Parse(SampleConfig.DevWith(("wireguard.endpointFamily", "ipv4"), ("router.homeMtu", "1340"))).Router.HomeMtu);
        Refused.At("router.homeMtu", "it leaves 1279", "use 1340 or more", ("wireguard.endpointFamily", "ipv4"), ("router.homeMtu", "1339"));
        Refused.At("wireguard.mtu", "WireGuard's 60 bytes is 1432", "at most 1432", ("wireguard.endpointFamily", "ipv4"), ("router.homeMtu", "1492"), ("wireguard.mtu", "1433"));
    }
}
