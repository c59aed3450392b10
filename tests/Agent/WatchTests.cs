namespace Ipv6Dmz.Tests.Agents;

public class WatchTests
{
    private const string Lines = """
        link set dev eth1 up
        -4 address add 192.168.2.1/24 dev eth1
        -4 rule add pref 6401 iif eth1 lookup 6400
        -4 route add unreachable 0.0.0.0/0 metric 65536 table 6400

        """;

    private static readonly string FairUse = Counting("");

    private const string Show = """
        show() { ip -4 rule show pref 6401 | grep -c lookup || true; }
        """;

    [Fact]
    public void What_others_remove_is_restored_in_one_pass() => Assert.Equal("0\n1\ntable inet ipv6_dmz", AgentBed.Run($"""
        {Show}
        agent live one
        agent watch
        ip rule del pref 6401
        nft flush ruleset
        show
        agent watch
        show
        nft list tables
        """, new("one", Lines)));

    // Who has how many connections open is forgotten with the table.
    [Fact]
    public void The_table_that_counts_is_replaced_when_more_than_its_elements_differs_alone_and_goes_with_its_file() => Assert.Equal(
        "1\n1 1 1\n0\ntable inet ipv6_dmz", AgentBed.Run("""
            counted() { nft list set inet ipv6_dmz_fair_use open 2>/dev/null | grep -c 192.0.2.1 || true; }
            agent live one
            agent watch
            nft delete table inet ipv6_dmz_fair_use
            agent watch
            nft list tables | grep -c fair_use
            nft add element inet ipv6_dmz_fair_use open { 192.0.2.1 }
            before=$(counted)
            agent watch
            agent watch
            watched=$(counted)
            agent live two
            echo "$before $watched $(counted)"
            nft flush chain inet ipv6_dmz_fair_use input
            agent watch
            counted
            agent live three
            nft list tables
            """,
            new("one", Lines, More: ("fair_use.nft", FairUse)), new("two", Lines, AgentBed.Firewall.Replace("{\n}", "{\n\tset more { type ipv4_addr; }\n}"), More: ("fair_use.nft", Counting("\t\t\ttcp . 80 : accept,\n"))), new("three", Lines)));

    [Fact]
    public void A_sysctl_that_another_program_sets_back_is_set_again() => Assert.Equal("1\n1", AgentBed.Run("""
        agent live one
        agent watch
        agent watch
        cat /proc/sys/net/ipv4/ip_forward
        echo 0 >/proc/sys/net/ipv4/ip_forward
        agent watch
        cat /proc/sys/net/ipv4/ip_forward
        """, new("one", Lines, More: ("all.sysctl", "net/ipv4/ip_forward = 1\n"))));

    [Fact]
    public void A_sysctl_that_can_not_go_back_is_a_failure() => Assert.Equal("failed", AgentBed.Run("""
        echo net/ipv4/ip_forward none >"$home/sysctls"
        agent live one || echo failed
        """, new("one", Lines)));

    [Fact]
    public void What_others_remove_is_restored_where_a_sysctl_is_gone_with_its_link() => Assert.Equal("0\n1", AgentBed.Run($"""
        {Show}
        agent live one
        agent watch
        agent watch
        ip link del dev eth0
        ip rule del pref 6401
        show
        agent watch
        show
        """, new("one", Lines, More: ("all.sysctl", "net/ipv6/conf/eth0/accept_ra = 2\n"))));

    /// <summary>Each family, and each kind of object, has its own place in the look.</summary>
    [Theory]
    [InlineData("-6 rule add pref 6401 iif eth1 lookup 6400", "-6 rule show pref 6401")]
    [InlineData("-6 route add unreachable 2001:db8:0:2::/64 metric 65536 table 6400", "-6 route show table 6400")]
    [InlineData("-6 neigh add proxy 2001:db8::10 dev eth1", "-6 neigh show proxy")]
    [InlineData("-6 address add 2001:db8:0:2::1/64 dev eth1 nodad", "-6 address show dev eth1 scope global")]
    [InlineData("-4 address add 192.168.3.1/24 dev eth1", "-4 address show to 192.168.3.1")]
    public void A_line_that_others_remove_is_restored(string line, string show) => Assert.Equal("yes\n0\nyes", AgentBed.Run($$"""
        show() { [ -n "$(ip {{show}})" ]; }
        agent live one
        agent watch
        agent watch
        ! show || echo yes
        ip {{line.Replace(" add ", " del ")}}
        ip {{show}} | wc -c
        agent watch
        ! show || echo yes
        """, new("one", Lines + line + "\n")));

    [Theory]
    [InlineData("mtu 1400", "mtu 1500")]
    [InlineData("down", "up")]
    public void A_link_that_others_change_is_looked_at(string change, string back) => Assert.Equal("long\nlong", AgentBed.Run($$"""
        look() {
          mkdir -p /run/ipv6-dmz
          agent watch
          if [ -e /run/ipv6-dmz ]; then echo short; else echo long; fi
        }
        agent live one
        look >/dev/null
        look >/dev/null
        ip link set dev eth1 {{change}}
        look
        look >/dev/null
        ip link set dev eth1 {{back}}
        look
        """, new("one", Lines)));

    /// <summary>The other program takes the rule away when the watch has seen to it and is about the route.</summary>
    [Fact]
    public void What_others_remove_while_the_watch_works_is_restored_by_the_next_one() => Assert.Equal("0\n1", AgentBed.Run($"""
        {Show}
        agent live one
        ip=$(command -v ip)
        tool ip <<END
        status=0
        $ip "\$@" || status=\$?
        case \$* in *'route add unreachable'*) rm /run/armed 2>/dev/null && $ip rule del pref 6401 ;; esac
        exit \$status
        END
        touch /run/armed
        agent watch
        show
        agent watch
        show
        """, new("one", Lines)));

    [Fact]
    public void After_a_pass_that_found_nothing_to_do_the_watch_looks_no_further() => Assert.Equal("long\nshort\nlong\nshort", AgentBed.Run("""
        # Who reconciles takes the working folder and leaves none.
        look() {
          mkdir -p /run/ipv6-dmz
          agent watch
          if [ -e /run/ipv6-dmz ]; then echo short; else echo long; fi
        }
        agent live one
        look
        look
        ip rule del pref 6401
        look
        look
        """, new("one", Lines)));

    private static string Counting(string more) => $$"""
        table inet ipv6_dmz_fair_use {}
        delete table inet ipv6_dmz_fair_use
        table inet ipv6_dmz_fair_use {
        	map services {
        		type inet_proto . inet_service : verdict
        		elements = {
        			tcp . 443 : accept,
        {{more}}		}
        	}
        	set open { type ipv4_addr; flags dynamic; }
        	chain input { type filter hook input priority 10; accept; }
        }

        """;
}
