using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class FactsTests
{
    private static readonly string[] Names = ["host6", "host4", "second6", "second4", "pc6", "home6", "home4", "home_ll", "home_mac", "dmz_ll", "vps_mac", "vps_ll"];

    [Fact]
    public void Each_name_has_its_place_in_whatever_order_and_among_other_lines()
    {
        var facts = Facts.Parse("\n  said by the way\n\nunknown=1\n" + string.Join("\r\n", Names.Reverse().Select(name => $"{name}=<{name}>")));

        Assert.Equal(
            Names.Select(name => $"<{name}>"),
            [
                facts.HostIpv6, facts.HostIpv4, facts.Host2Ipv6, facts.Host2Ipv4, facts.HomePcIpv6, facts.RouterHomeIpv6, facts.RouterHomeIpv4, facts.RouterHomeLinkLocal,
                facts.RouterHomeMac, facts.RouterDmzLinkLocal, facts.VpsMac, facts.VpsLinkLocal,
            ]);
        Assert.Equal(("<host6>", "<host4>"), (facts.HostOf("fe80::1"), facts.HostOf("192.168.1.1")));
    }

    [Fact]
    public void What_a_machine_does_not_have_is_said_instead_of_asked_for()
    {
        Assert.Equal("dmzhost has no global IPv6 address", Assert.Throws<ProbeException>(() => Facts.None.HostIpv6).Message);
        Assert.Throws<ProbeException>(() => Facts.Parse("host6=").HostIpv6);
    }
}
