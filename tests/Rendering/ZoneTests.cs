using FsCheck;
using FsCheck.Fluent;
using Ipv6Dmz.Concerns;
using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Rendering;

// What public DNS is to say of hosts, and BIND's own check of it.
public sealed class ZoneTests : InFolder
{
    private const string Hosts = """
        {
          "mail": {"ipv6": "::25", "services": [
            {"name": "imaps", "ports": 993, "ipv4": "same"}, {"name": "submissions", "ports": 465}, {"name": "smtp", "ports": 25, "ipv4": "same"},
            {"name": "sieve", "ports": 4190, "ipv4": 14190}, {"name": "caldavs", "ports": 443, "from": ["192.0.2.0/24", "2001:db8:5::/48"]}]},
          "voice": {"mac": "02:00:00:00:02:07", "ipv6": "slaac", "services": [
            {"name": "sip", "ports": 5060, "protocol": "udp", "ipv4": "same"}, {"name": "sip-tcp", "ports": 5060}, {"name": "turn", "ports": "3478-3480", "protocol": "udp"}, {"name": "imaps", "ports": 1993},
            {"name": "xmpp-client", "ports": 5222, "enabled": false}]},
          "six": {"ipv6": "::66", "services": [{"name": "imaps", "ports": 2993}]},
          "inner": {"services": [{"name": "ldap", "ports": 389, "from": ["vps"]}]},
          "off": {"services": [{"name": "https", "ports": 443, "enabled": false}]},
          "files": {"services": [{"name": "smb", "ports": 445, "from": ["home"]}]},
          "bare": {},
          "vps": {"services": [{"name": "stun", "ports": 3478, "protocol": "udp"}]}
        }
        """;

    [Fact]
    public void A_host_that_offers_something_has_its_addresses_its_name_and_what_clients_look_for() => Assert.Equal(
        """
        ; Into the zone example.net.
        mail.example.net. 3600 IN A 198.18.0.10
        mail.example.net. 3600 IN AAAA 2001:db8:0:2::25
        six.example.net. 3600 IN AAAA 2001:db8:0:2::66
        voice.example.net. 3600 IN A 198.18.0.10
        voice.example.net. 3600 IN AAAA 2001:db8:0:2:0:ff:fe00:207
        vps.example.net. 3600 IN A 198.18.0.10
        vps.example.net. 3600 IN AAAA 2001:db8:0:98::1
        _imaps._tcp.example.net. 3600 IN SRV 0 1 993 mail.example.net.
        _imaps._tcp.example.net. 3600 IN SRV 0 1 2993 six.example.net.
        _sip._udp.example.net. 3600 IN SRV 0 1 5060 voice.example.net.
        _stun._udp.example.net. 3600 IN SRV 0 1 3478 vps.example.net.
        ; No SRV for submissions of mail: it has port 465 by IPv6 and none by IPv4, and a record says one for both.
        ; No SRV for sieve of mail: it has port 4190 by IPv6 and 14190 by IPv4, and a record says one for both.
        ; No SRV for sip-tcp of voice: it has port 5060 by IPv6 and none by IPv4, and a record says one for both.
        ; No SRV for imaps of voice: it has port 1993 by IPv6 and none by IPv4, and a record says one for both.
        ; Into the zone 2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.
        5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR mail.example.net.
        6.6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR six.example.net.
        7.0.2.0.0.0.e.f.f.f.0.0.0.0.0.0.2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR voice.example.net.
        """,
        Zone.Text(Planned("6in4")));

    [Fact]
    public void BIND_takes_both_zones()
    {
        var plan = Planned("6in4");
        Checked(plan);

        // What it would say.
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check("example.net.", "mail.example.net. 3600 IN A 198.18.0"));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check("example.net.", "_imaps._tcp.example.net. 3600 IN SRV 0 1 993 mail.example.net."));
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Check(Zone.ReverseZone(plan), "mail.example.net. 3600 IN A 198.18.0.10"));
    }

    [Fact]
    public void BIND_takes_whatever_list_of_hosts() => FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll(
        (from hosts in ValidHosts.Generator from stack in Gen.Elements("6in4", "routed", "native64") select (stack, hosts)).ToArbitrary(), any => Checked(Planned(any.stack, any.hosts))));

    // The VPS's address is in the DMZ's /64 there.
    [Fact]
    public void With_native64_the_VPS_has_a_name_too() => Assert.EndsWith(
        "\n1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.9.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. 3600 IN PTR vps.example.net.", Zone.Text(Planned("native64")));

    [Fact]
    public void Where_the_provider_translates_the_VPS_s_address_there_is_no_A_and_the_lines_say_why()
    {
        var text = Zone.Text(Planned("routed & vps.ipv4=10.0.0.10"));

        Assert.StartsWith("; Into the zone example.net.\n; No A: vps.ipv4 is private, and the provider knows the public one.\nmail.example.net. 3600 IN AAAA ", text);
        Assert.DoesNotContain("10.0.0.10", text);
    }

    [Fact]
    public void Without_a_zone_there_are_no_lines()
    {
        Assert.Equal("", Zone.Text(Planned("6in4 & dns.zone=")));
        Assert.Equal("; Into the zone example.net.\n; Into the zone 2.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.", Zone.Text(Planned("6in4", "{}")));
    }

    private static Plan Planned(string stack, string hosts = Hosts)
    {
        var config = SampleConfig.Parse(SampleConfig.Stack(stack).SetItem("hosts", hosts) is var given && given["dns.zone"] is "" && !stack.Contains("dns.zone") ? given.SetItem("dns.zone", "example.net") : given);
        return Planner.Plan(config, config.Vps.Existing!.Addresses);
    }

    private void Checked(Plan plan)
    {
        Check("example.net.", [.. Zone.ForwardLines(plan)]);
        Check(Zone.ReverseZone(plan), [.. Zone.Reverse(plan).Select(record => $"{record}")]);
    }

    // With what makes a zone of the lines. Of a line that belongs into another zone it only warns.
    private void Check(string zone, params string[] lines)
    {
        var file = Write("zone", $"$TTL 3600\n@ IN SOA ns.example.org. hostmaster.example.org. 1 3600 600 86400 3600\n@ IN NS ns.example.org.\n{string.Concat(lines.Select(line => $"{line}\n"))}");

        Assert.Equal((0, $"zone {zone.TrimEnd('.')}/IN: loaded serial 1\nOK\n"), Tool.Run("named-checkzone", ["-i", "local", "-k", "fail", "-m", "fail", "-n", "fail", "-r", "fail", "-S", "fail", zone, file]));
    }
}
