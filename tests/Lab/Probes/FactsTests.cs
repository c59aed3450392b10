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
        gateway_ll=fe80::1
        home6=2001:db8:0:a1::2
        home4=192.168.1.2
        home_ll=fe80::2
        home_mac=52:54:00:00:00:02
        dmz_ll=fe80::3
        vps_mac=52:54:00:00:00:01
        vps_ll=fe80::4
        """;

    [Fact]
    public void Each_name_has_its_place() =>
        Assert.Equal(
            new Facts(
                "2001:db8:0:2::5", "192.168.2.105", "2001:db8:0:2::6", "192.168.2.106", "2001:db8:0:a1::20", "fe80::1", "2001:db8:0:a1::2", "192.168.1.2", "fe80::2",
                "52:54:00:00:00:02", "fe80::3", "52:54:00:00:00:01", "fe80::4"),
            Facts.Parse(All));

    [Fact]
    public void The_order_of_the_lines_blanks_and_other_lines_do_not_matter() =>
        Assert.Equal(Facts.Parse(All), Facts.Parse("\n  said by the way\n\nunknown=1\n" + string.Join("\r\n", All.Split('\n').Reverse())));

    [Fact]
    public void What_a_machine_does_not_have_is_empty()
    {
        Assert.Equal("", Facts.None.HostIpv6);
        Assert.Equal("", Facts.Parse("host6=").HostIpv6);
        Assert.Equal("192.168.2.105", Facts.Parse("host6=\nhost4=192.168.2.105").HostIpv4);
    }
}
