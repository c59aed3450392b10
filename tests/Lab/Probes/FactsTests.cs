using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class FactsTests
{
    private const string All = """
        host6=2001:db8:0:2::5
        host4=192.168.2.105
        second6=2001:db8:0:2::6
        second4=192.168.2.106
        pc6=2001:db8:0:a1::20
        home6=2001:db8:0:a1::2
        home4=192.168.1.2
        home_ll=fe80::2
        home_mac=52:54:00:00:00:02
        dmz_ll=fe80::3
        vps_mac=52:54:00:00:00:01
        vps_ll=fe80::4
        """;

    [Fact]
    public void Each_name_has_its_place() => Assert.Equal(
        [
            "2001:db8:0:2::5", "192.168.2.105", "2001:db8:0:2::6", "192.168.2.106", "2001:db8:0:a1::20", "2001:db8:0:a1::2", "192.168.1.2", "fe80::2",
            "52:54:00:00:00:02", "fe80::3", "52:54:00:00:00:01", "fe80::4",
        ],
        Values(Facts.Parse(All)));

    [Fact]
    public void The_order_of_the_lines_blanks_and_other_lines_do_not_matter() =>
        Assert.Equal(Values(Facts.Parse(All)), Values(Facts.Parse("\n  said by the way\n\nunknown=1\n" + string.Join("\r\n", All.Split('\n').Reverse()))));

    [Fact]
    public void What_a_machine_does_not_have_is_said_instead_of_asked_for()
    {
        Assert.Equal("dmzhost has no global IPv6 address", Assert.Throws<ProbeException>(() => Facts.None.HostIpv6).Message);
        Assert.Throws<ProbeException>(() => Facts.Parse("host6=").HostIpv6);
        Assert.Equal("192.168.2.105", Facts.Parse("host6=\nhost4=192.168.2.105").HostIpv4);
    }

    [Fact]
    public void A_host_has_an_address_of_either_family()
    {
        Assert.Equal("2001:db8:0:2::5", Facts.Parse(All).HostOf("fe80::1"));
        Assert.Equal("192.168.2.105", Facts.Parse(All).HostOf("192.168.1.1"));
    }

    private static string[] Values(Facts facts) =>
    [
        facts.HostIpv6, facts.HostIpv4, facts.Host2Ipv6, facts.Host2Ipv4, facts.HomePcIpv6, facts.RouterHomeIpv6, facts.RouterHomeIpv4, facts.RouterHomeLinkLocal,
        facts.RouterHomeMac, facts.RouterDmzLinkLocal, facts.VpsMac, facts.VpsLinkLocal,
    ];
}
