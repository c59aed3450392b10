namespace Ipv6Dmz.Tests.Graph;

// The step that tells a server the hosts' public names.
public class DnsTests
{
    private const string Hosts = """ & hosts={"web": {"ipv6": "::10", "services": [{"name": "https", "ports": 443, "ipv4": "same"}, {"name": "imaps", "ports": 993, "ipv4": "same"}]}}""";

    [Fact]
    public async Task The_server_is_told_once_both_machines_have_committed() =>
        (await ProgramRun.OfAsync("6in4 & DNS")).InOrder("-router-verify", "+vps-verify", "-vps-verify", "+router-dns");

    [Fact]
    public async Task Through_the_VPS_too() => (await ProgramRun.OfAsync("6in4 & DNS & VIA-VPS")).InOrder("-router-verify", "+vps-verify", "-vps-verify", "+router-dns");

    [Fact]
    public async Task Unless_all_is_set_for_it_there_is_no_such_step_and_no_package_for_it()
    {
        var run = await ProgramRun.OfAsync("6in4 & dns.zone=example.net");

        Assert.DoesNotContain("router-dns", run.Commands);
        Assert.DoesNotContain("bind9", run.Input("router-packages", "create"));
        Assert.EndsWith(" dnsmasq-base bind9-dnsutils", (await ProgramRun.OfAsync("6in4 & DNS")).Input("router-packages", "create"));
    }

    [Fact]
    public async Task It_gets_server_zone_key_and_records_by_secret_stdin_and_takes_them_back_at_the_end()
    {
        var run = await ProgramRun.OfAsync("6in4 & DNS" + Hosts);

        Assert.Equal("/var/lib/ipv6-dmz/agent dns", run.Input("router-dns", "create"));
        Assert.Equal("! test -x /var/lib/ipv6-dmz/agent || /var/lib/ipv6-dmz/agent forget-dns", run.Input("router-dns", "delete"));
        Assert.Equal(
            $"""
            198.51.100.53
            example.net
            dmz-key
            hmac-sha256
            {SampleConfig.DnsKey}
            web.example.net. 3600 A 198.18.0.10
            web.example.net. 3600 AAAA 2001:db8:0:2::10
            _imaps._tcp.example.net. 3600 SRV 0 1 993 web.example.net.

            """,
            run.Input("router-dns", "stdin"));
        Assert.Equal("none", run.Input("router-dns", "logging"));
        Assert.True(await Output.IsSecretAsync(((CommandArgs)run.Registered["router-dns"].Args).Stdin!.ToOutput()));
        Assert.All(run.Inputs.Remove("router-dns").Values, inputs => Assert.DoesNotContain(SampleConfig.DnsKey, inputs));
    }

    [Theory]
    [InlineData("dns.update.key=another", "router-dns")]
    [InlineData("dnsUpdateKey=YW5vdGhlciBzZWNyZXQgb2YgdGhlIHNhbXBsZQ==", "router-dns")]
    [InlineData("dmz.dhcpLease=1h", "router-activate router-confirm router-dhcp-dns router-verify vps-confirm vps-verify")]
    [InlineData("vps.ipv4=198.18.0.11", "router-confirm router-dns router-verify vps-activate vps-confirm vps-firewall vps-sixinfour vps-verify")]
    public async Task The_server_is_told_what_has_changed_for_it_and_nothing_else(string change, string steps)
    {
        var before = (await ProgramRun.OfAsync($"6in4 & DNS{Hosts}")).Inputs;
        var after = (await ProgramRun.OfAsync($"6in4 & DNS{Hosts} & {change}")).Inputs;

        Assert.Equal(steps, string.Join(' ', before.Keys.Where(name => before[name] != after[name])));
    }

    // With the key of that time; another key alone is another stdin.
    [Theory]
    [InlineData("", "198.51.100.53 example.net")]
    [InlineData(" & dns.zone=example.org", "198.51.100.53 example.org")]
    [InlineData(" & dns.update.server=ns1.example.net", "ns1.example.net example.net")]
    [InlineData(" & dns.update.key=another", "198.51.100.53 example.net")]
    public async Task For_another_zone_or_server_what_was_set_is_taken_back_first(string change, string trigger)
    {
        var run = await ProgramRun.OfAsync("6in4 & DNS" + change);

        Assert.Equal([trigger], await OutputUtilities.GetValueAsync(((CommandArgs)run.Registered["router-dns"].Args).Triggers.ToOutput()));
        Assert.True(((CustomResourceOptions)run.Registered["router-dns"].Options).DeleteBeforeReplace);
        Assert.Null(((CustomResourceOptions)run.Registered["router-keys"].Options).DeleteBeforeReplace);
    }
}
