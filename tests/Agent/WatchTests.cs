namespace Ipv6Dmz.Tests.Agents;

public class WatchTests
{
    private const string Lines = """
        link set dev eth1 up
        -4 address add 192.168.2.1/24 dev eth1
        -4 rule add pref 6401 iif eth1 lookup 6400
        -4 route add unreachable 0.0.0.0/0 metric 65536 table 6400

        """;

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
}
