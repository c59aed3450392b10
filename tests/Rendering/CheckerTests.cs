namespace Ipv6Dmz.Tests.Rendering;

public class CheckerTests
{
    public static TheoryData<string> Names => GoldenTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_real_checkers_accept_every_file_and_systemd_the_units(string name)
    {
        var files = await RenderedFiles.OfAsync(Cases.All[name]);

        Checkers.Check(files);
        Checkers.CheckUnits(files);
    }

    [Theory]
    [InlineData("vps/boot/ipv6-dmz-watch.timer", "[Timer]", "[Timer]\nOnCalendar=nonsense")]
    [InlineData("vps/boot/ipv6-dmz.service", "Type=oneshot", "Type=nonsense")]
    [InlineData("router/boot/ipv6-dmz.service", "Type=oneshot", "Type=nonsense")]
    [InlineData("router/dhcp-dns/ipv6-dmz-dnsmasq.service", "/usr/sbin/dnsmasq", "dnsmasqq")]
    public async Task Systemd_refuses_a_unit_that_is_wrong(string path, string right, string wrong)
    {
        var files = await RenderedFiles.OfAsync(Cases.All["dev"]);
        Assert.Contains(right, files[path]);
        files[path] = files[path].Replace(right, wrong);

        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Checkers.CheckUnits(files));
    }

    [Theory]
    [InlineData("vps/firewall/firewall.nft", "table inet x { chain y { iifname } }\n")]
    [InlineData("router/dhcp-dns/dnsmasq.conf", "dhcp-range=nonsense\n")]
    [InlineData("vps/forwarding/forwarding.sysctl", "net/ipv4/ip_forwarding = 1\n")]
    [InlineData("vps/forwarding/accept-ra.conf", "-net/ipv6/conf/eth0/accept_ra = yes\n")]
    [InlineData("vps/routing/routing.ip", "-6 route add 2001:db8::/129 dev he-ipv6\n")]
    public void The_checkers_refuse_what_is_wrong(string path, string content) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Checkers.Check(new Dictionary<string, string> { [path] = content }));

    [Fact]
    public void Shellcheck_and_dash_accept_the_agent()
    {
        Tool.Accepts("shellcheck", ["--shell=sh", "-"], Agent.Text);
        Tool.Accepts("dash", ["-n"], Agent.Text);
    }
}
