namespace Ipv6Dmz.Tests.Agents;

public class LinkTests
{
    private const string Dmz = """
        link set dev eth1 up
        -4 address add 192.168.2.1/24 dev eth1

        """;

    private const string Show = """
        show() { ip -br link show dev eth1 | grep -o '<.*>' | tr ',' '\n' | grep -x 'UP' || echo DOWN; }
        """;

    [Fact]
    public void A_line_with_more_behind_its_link_is_no_held_one_s() => Assert.Equal("1", AgentBed.Run("""
        agent live one
        ip -6 route show 2001:db8:0:4::/64 | grep -c 'dev eth1'
        """, new("one", "link set dev eth1 up\n-6 address add 2001:db8:0:3::1/64 dev eth1\n-6 route add 2001:db8:0:4::/64 dev eth1 via 2001:db8:0:3::9\n")));

    [Fact]
    public void A_link_that_a_person_set_down_stays_down() => Assert.Equal("UP\nDOWN", AgentBed.Run($"""
        {Show}
        agent live one
        show
        ip link set dev eth1 down
        agent watch
        show
        """, new("one", Dmz)));

    [Fact]
    public void A_link_that_comes_up_while_the_watch_looks_gets_its_addresses_no_later_than_its_routes() => Assert.Equal("0 0\n1 1", AgentBed.Run("""
        agent live one
        ip link set dev eth1 down
        ip route del 203.0.113.1
        # Between the address's turn and the route's.
        tool ip <<'END'
        case $* in *'add 203.0.113.1'*) /sbin/ip link set dev eth1 up ;; esac
        exec /sbin/ip "$@"
        END
        counts() { echo "$(ip -6 address show dev eth1 | grep -c 3::1) $(ip -6 route show | grep -c 2::/64)"; }
        agent watch
        counts
        agent watch
        counts
        """, new("one", """
        link set dev eth1 up
        -6 address add 2001:db8:0:3::1/128 dev eth1
        -4 route add 203.0.113.1 dev eth0
        -6 route add 2001:db8:0:2::/64 dev eth1

        """)));

    [Fact]
    public void A_link_that_came_anew_is_brought_up() => Assert.Equal("DOWN\nUP\n192.168.2.1/24", AgentBed.Run($$"""
        {{Show}}
        agent live one
        ip link del dev eth1
        ip link add eth1 index 99 type veth peer name eth1-peer
        ip link set dev eth1-peer up
        show
        agent watch
        show
        ip -4 -br address show dev eth1 | awk '{ print $3 }'
        """, new("one", Dmz)));

    [Theory]
    [InlineData("up", "")]
    [InlineData("down", "eth1")]
    public void Destroy_sets_down_what_was_down_before_the_first_deployment_and_nothing_else(string before, string down) => Assert.Equal(down, AgentBed.Run($"""
        ip link set dev eth1 {before}
        agent live one
        echo one >"$home/confirmed"
        # A boot at which the interface comes late.
        ip link del dev eth1
        agent boot
        ip link add eth1 type veth peer name eth1-peer
        agent watch
        cat "$home/was-down" 2>/dev/null || true
        """, new("one", Dmz)));
}
