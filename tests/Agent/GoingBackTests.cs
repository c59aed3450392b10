namespace Ipv6Dmz.Tests.Agents;

public class GoingBackTests
{
    /// <summary>There is no eth9 here.</summary>
    private static string Lines(string dmz) => $"""
        link set dev {dmz} up
        -4 address add 192.168.2.1/24 dev {dmz}
        -4 rule add pref 6401 iif {dmz} lookup 6400

        """;

    private const string Show = """
        show() { echo "$(running): $(ip -4 rule show pref 6401 | cut -f2), $(ip -4 -br address show dev eth1 | awk '{ print $3 }')"; }
        """;

    [Fact]
    public void A_generation_that_can_t_be_made_whole_leaves_the_confirmed_one_running_and_says_so() => Assert.Equal(
        """
        failed
        good: from all iif eth1 lookup 6400, 192.168.2.1/24
        good generations/good
        [!] generation bad is not whole (there is no interface eth9): this machine runs generation good again
        """,
        AgentBed.Run($"""
            {Show}
            echo good >"$home/confirmed"
            agent live good
            agent live bad || echo failed
            show
            echo "$(running) $(readlink "$home/current")"
            tail -n 1 "$home/said"
            """, new("good", Lines("eth1")), new("bad", Lines("eth9"))));

    [Fact]
    public void A_line_that_ip_does_not_understand_stands_neither_in_the_way_back_nor_in_destroy_s() => Assert.Equal(
        """
        failed
        good: from all iif eth1 lookup 6400, 192.168.2.1/24
        [!] generation bad is not whole (ip -4 route add 192.0.2.0/24 sideways: Error: either "to" is duplicate, or "sideways" is a garbage.): this machine runs generation good again
        failed
        withdrawn
        """,
        AgentBed.Run($"""
            {Show}
            echo good >"$home/confirmed"
            agent live good
            agent live bad || echo failed
            show
            tail -n 1 "$home/said"
            rm "$home/confirmed"
            agent live bad || echo failed
            agent withdraw && [ ! -e "$home/lines" ] && echo withdrawn
            """, new("good", Lines("eth1")), new("bad", Lines("eth1") + "-4 route add 192.0.2.0/24 sideways\n")));

    [Fact]
    public void Without_a_confirmed_one_nothing_runs_and_the_next_activate_starts_anew() => Assert.Equal(
        """
        failed
        : ,
        good: from all iif eth1 lookup 6400, 192.168.2.1/24
        """,
        AgentBed.Run($"""
            {Show}
            agent live bad || echo failed
            show | sed 's/ *$//'
            agent live good
            show
            """, new("good", Lines("eth1")), new("bad", Lines("eth9"))));

    [Fact]
    public void An_activation_that_was_cut_off_is_undone_by_the_watch() => Assert.Equal("good: , \ngood: from all iif eth1 lookup 6400, 192.168.2.1/24", AgentBed.Run($"""
        {Show}
        echo good >"$home/confirmed"
        ln -s generations/bad "$home/current"
        show
        agent watch
        show
        """, new("good", Lines("eth1")), new("bad", Lines("eth9"))));

    [Fact]
    public void An_activation_that_takes_too_long_says_so() => Assert.Equal("failed\n[!] live good: not done after 120 s", AgentBed.Run("""
        printf 'exit 124\n' | tool timeout
        # As within the limit that every step has.
        export IPV6_DMZ_TIMEOUT=600
        agent confirm good 120 </dev/null || echo failed
        tail -n 1 "$home/said"
        """, new("good", Lines("eth1"))));
}
