namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Public names at a real server (BIND) on the internet, set by the real nsupdate from the router.
[Collection(LabCollection.Name), Trait("Category", "Hosts")]
public sealed class NameTests(LabFixture fixture)
{
    private const string Secret = "b25lIHNlY3JldCBvZiB0aGUgbGFiJ3Mgb3duIGtleQ==";

    private const string Stranger = "198.51.100.66";

    private static readonly string Dns = $"dns.zone=hosts.example & dns.update.server={Stranger} & dns.update.key=dmz-key & dnsUpdateKey={Secret}";

    private const string Two = """
        hosts={"web": {"ipv6": "::10", "services": [{"name": "https", "ports": 443, "ipv4": "same"}, {"name": "imaps", "ports": 993, "ipv4": "same"}]}, "game": {"ipv6": "::20", "services": [{"name": "play", "ports": 7000}]}}
        """;

    private const string One = """hosts={"web": {"ipv6": "::11", "services": [{"name": "https", "ports": 443}]}}""";

    // What stands in the zone by its owner's hand, also under a host's name.
    private const string Own = "web TXT \"mine\"; www A 192.0.2.80";

    private const string OfTwo =
        "_imaps._tcp SRV 0 1 993 web.hosts.example.; game AAAA 2001:db8:0:2::20; web A 198.18.0.10; web AAAA 2001:db8:0:2::10; " + Own;

    [Fact]
    public async Task Records_appear_change_and_vanish_with_the_hosts_and_nothing_else_in_the_zone_does()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await ServeAsync(lab);
        Assert.Equal(Own, await ZoneAsync(lab));

        await lab.UpAsync($"{Two} & {Dns}");
        Assert.Equal(OfTwo, await ZoneAsync(lab));
        // Through the tunnel, as all that the router asks the internet for.
        Assert.Equal("198.18.0.10", await AskedByAsync(lab));

        await lab.UpAsync($"{One} & {Dns}");
        Assert.Equal($"web AAAA 2001:db8:0:2::11; {Own}", await ZoneAsync(lab));

        // By IPv6. Another server, for all that the router knows: what was set at the one before is taken back first.
        await lab.UpAsync($"{Two} & {Dns.Replace(Stranger, "2001:db8:0:80::66")}");
        Assert.Equal(OfTwo, await ZoneAsync(lab));
        Assert.Equal("2001:db8:0:3::2", await AskedByAsync(lab));

        await lab.DestroyAllAsync();
        Assert.Equal(Own, await ZoneAsync(lab));
    }

    [Fact]
    public async Task What_the_server_refuses_fails_the_up_with_the_key_to_mend_and_the_machines_stay_as_they_are()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await ServeAsync(lab);
        await lab.UpAsync($"{One} & {Dns}");
        var before = await ZoneAsync(lab);
        var other = Convert.ToBase64String("another secret of the lab's own"u8);

        // The machines have taken the change by then, and keep it.
        await lab.FailAsync($"{Two} & {Dns.Replace(Secret, other)}", "router-dns", "dnsUpdateKey: the key dmz-key has another secret at 198.51.100.66");
        var running = await lab.RunningAsync();
        await StaysAsync();
        await lab.FailAsync($"{Two} & {Dns.Replace("dmz-key", "nobody")}", "router-dns", "dns.update.key: 198.51.100.66 knows no key nobody by hmac-sha256");
        await lab.FailAsync($"{Two} & {Dns} & dns.update.algorithm=hmac-sha512", "router-dns", "dns.update.key: 198.51.100.66 knows no key dmz-key by hmac-sha512");
        await lab.FailAsync($"{Two} & {Dns.Replace("dmz-key", "reader")}", "router-dns", "dns.update.key: 198.51.100.66 doesn't let the key reader change all of this in hosts.example");
        await StaysAsync();

        await lab.SayAsync("world", "ip netns exec stranger nft 'add table inet silence; add chain inet silence input { type filter hook input priority 0; }; add rule inet silence input tcp dport 53 drop'");
        await lab.FailAsync($"{Two} & {Dns}", "router-dns", "dns.update.server: 198.51.100.66 does not answer on TCP port 53 through the tunnel");
        await lab.SayAsync("world", "ip netns exec stranger nft delete table inet silence");
        await StaysAsync();

        // The control: nothing but that was in the way. What was set for this zone is taken back before another one, which is refused.
        await lab.UpAsync($"{Two} & {Dns}");
        Assert.Equal(OfTwo, await ZoneAsync(lab));
        await lab.FailAsync($"{Two} & {Dns.Replace("hosts.example", "others.example")}", "router-dns", "dns.zone: 198.51.100.66 is not the primary server of others.example");
        Assert.Equal(Own, await ZoneAsync(lab));

        Assert.Equal("0", await lab.CountAsync("router", [Secret, other], "journalctl -q -o cat; find / -xdev -type f -size -4M -exec cat {} + 2>/dev/null; find /run /tmp -type f ! -name 'sampled*' -exec cat {} + 2>/dev/null"));

        async Task StaysAsync()
        {
            Assert.Equal(before, await ZoneAsync(lab));
            Assert.Equal(running, await lab.RunningAsync());
            await lab.SayBothAsync("! [ -e /var/lib/ipv6-dmz/state ]");
        }
    }

    // One key may change all of it, one nothing.
    private static Task<string> ServeAsync(DeployedLab lab) => lab.SayAsync("world", $$"""
        rm -rf /run/lab/named; mkdir /run/lab/named; cd /run/lab/named
        cat >named.conf <<'END'
        options { directory "/run/lab/named"; listen-on { any; }; listen-on-v6 { any; }; pid-file "/run/lab/named/pid"; session-keyfile "/run/lab/named/session"; recursion no; dnssec-validation no; allow-transfer { any; }; };
        controls { };
        logging { channel all { file "/run/lab/named/log"; severity info; }; category update { all; }; category default { all; }; };
        key "dmz-key" { algorithm hmac-sha256; secret "{{Secret}}"; };
        key "reader" { algorithm hmac-sha256; secret "{{Secret}}"; };
        zone "hosts.example" { type primary; file "/run/lab/named/hosts.example"; update-policy { grant dmz-key zonesub ANY; }; };
        END
        printf '%s\n' '$TTL 60' '@ SOA ns hostmaster 1 3600 600 86400 60' '@ NS ns.example.net.' 'web TXT "mine"' 'www A 192.0.2.80' >hosts.example
        ip netns exec stranger named -c /run/lab/named/named.conf </dev/null >/dev/null 2>&1
        timeout {{Pace.Seconds(20)}} sh -c 'until [ -n "$(ip netns exec stranger /usr/lib/lab-dig/dig +short @{{Stranger}} hosts.example SOA)" ]; do sleep 0.5; done'
        """);

    // All of the zone but its head: NAME TYPE DATA.
    private static Task<string> ZoneAsync(DeployedLab lab) => lab.SayAsync("world", $$"""
        ip netns exec stranger /usr/lib/lab-dig/dig +noall +answer +onesoa @{{Stranger}} hosts.example AXFR |
          awk '$4 !~ /^(SOA|NS)$/ { name = $1; sub(/\.hosts\.example\.$/, "", name); $1 = $2 = $3 = ""; sub(/^ +/, ""); print name, $0 }' | sort | paste -s -d ';' | sed 's/;/; /g'
        """);

    // Who asked last for an update.
    private static Task<string> AskedByAsync(DeployedLab lab) =>
        lab.SayAsync("world", "grep 'updating zone' /run/lab/named/log | tail -n 1 | sed 's/.*client @[^ ]* \\([^#]*\\)#.*/\\1/'");
}
