namespace Ipv6Dmz.Tests.Agents;

/// <summary>What a host behind <c>eth1</c> hears of a prefix that goes.</summary>
public class GoodbyeTests
{
    private const string Old = "-6 address add 2001:db8:0:2::1/64 dev eth1\n-6 address add 2001:db8:0:4::1/128 dev eth1\n";
    private const string New = "-6 address add 2001:db8:0:3::1/64 dev eth1\n";

    /// <summary>An advertisement without its checksum, in hex, and where the router's address stood <c>router</c>.</summary>
    private static string Heard(string script, int count = 3) => AgentBed.Run($$"""
        echo exit | tool systemctl
        ip netns add host
        ip link set dev eth1-peer netns host
        ip -n host link set dev eth1-peer up
        ip link set dev eth1 address 02:00:00:00:02:fe
        agent live old
        echo old >"$home/confirmed"
        cat >/run/listen <<'END'
        use Socket qw(:all);
        socket(my $in, AF_INET6, SOCK_RAW, 58) or die;
        setsockopt($in, 58, 1, pack("L8", ~0, ~0, ~0, ~0, ~0 ^ 1 << 6, ~0, ~0, ~0)) or die;
        $| = 1;
        print "listening\n";
        while (recv($in, my $packet, 2000, 0)) { print unpack("H*", $packet), "\n" }
        END
        : >/run/heard
        ip netns exec host perl /run/listen >/run/heard &
        listener=$!
        trap 'kill $listener' EXIT
        timeout 10 sh -c 'until grep -q listening /run/heard; do sleep 0.1; done'
        {{script}}
        timeout 5 sh -c 'until [ "$(grep -c ^86 /run/heard)" -ge {{count}} ]; do sleep 0.1; done' || true
        sed -n "/^86/{s/^\(....\)..../\1/;s/fe80000000000000000000fffe0002fe/router/;p}" /run/heard | uniq -c | sed 's/^ *//'
        """, new("old", $"link set dev eth1 up\n{Old}", Facts: "advertised=eth1 1800 2001:db8:0:2::"), new("new", $"link set dev eth1 up\n{New}", Facts: "advertised=eth1 1800 2001:db8:0:3::"), new("elsewhere", $"link set dev eth0 up\n{New.Replace("eth1", "eth0", StringComparison.Ordinal)}", Facts: "advertised=eth0 1800 2001:db8:0:3::"));

    // Type and code, hop limit, flags, lifetime, two timers; the prefix option of 64 bits, on-link and autonomous, valid for 7200 s, preferred for none.
    private static string Advertisement(string hopLimitFlagsAndLifetime, string prefix) =>
        $"8600{hopLimitFlagsAndLifetime}0000000000000000" + $"030440c000000e10000000000000000020010db80000{prefix}0000000000000000";

    [Fact]
    public void A_changed_prefix_is_deprecated_at_once_and_the_router_stays() =>
        Assert.Equal($"3 {Advertisement("40480708", "0002")}", Heard("agent live new"));

    [Fact]
    public void A_new_prefix_that_is_taken_back_is_deprecated_too() =>
        Assert.Equal($"3 {Advertisement("40480708", "0002")}\n3 {Advertisement("40480708", "0003")}", Heard("agent live new; agent live old", count: 6));

    [Fact]
    public void Hosts_on_an_interface_that_is_the_DMZ_s_no_more_lose_the_router_and_its_resolver() =>
        Assert.Equal($"3 {Advertisement("40400000", "0002")}1903000000000000router", Heard("agent live elsewhere"));

    [Fact]
    public void A_destroy_says_goodbye() =>
        Assert.Equal($"3 {Advertisement("40400000", "0002")}1903000000000000router", Heard("agent deactivate"));

    /// <summary>No link-local address, or none that is settled; no link, no Perl that works: nothing is heard, nothing fails.</summary>
    [Theory]
    [InlineData("ip link set dev eth1 down")]
    [InlineData("cd /proc/sys/net/ipv6/conf/eth1; echo 1 >accept_dad; echo 99 >dad_transmits; ip address add fe80::1/64 dev eth1")]
    [InlineData("ip link del eth1")]
    [InlineData("echo exit 1 | tool perl")]
    public void A_goodbye_that_can_not_be_said_stops_no_destroy(string before) => Assert.Equal("gone", Heard($"{before}; agent deactivate; echo gone", count: 0));

    [Fact]
    public void Nothing_is_said_where_nothing_goes() => Assert.Equal($"3 {Advertisement("40480708", "0002")}", Heard("agent live old; agent live new"));
}
