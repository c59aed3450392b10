namespace Ipv6Dmz.Tests.Agents;

/// <summary>The VPS, whose time is over and who can't know whether the router has committed: new keys tell it.</summary>
public class AgreementTests
{
    private const string Stays = "two\nnothing is provisional\n0";
    private const string GoesBack = "one\nnothing is provisional\n1";

    /// <summary>Both machines are confirmed; <c>ping</c> has an answer until <c>/run/silent</c> is there.</summary>
    private const string Setting = """
        agent live two
        echo one >"$home/confirmed"
        printf '[ ! -e /run/silent ] && case $* in *192.0.2.1) exit 1 ;; esac\n' | tool ping
        now() { read -r up _ </proc/uptime; echo "${up%%.*}"; }
        echo "agreed two $(now) yes -56" >"$home/state"
        : >/run/wg/log
        """;

    private const string Outcome = """
        timer 'too late'
        wait
        cat "$home/confirmed"
        case $(word) in back | settled) echo nothing is provisional ;; esac
        grep -c 'private-key aaaaaaaa/' /run/wg/log || true
        """;

    private static string Run(string meanwhile) => HandoverTests.Run($"{Setting}\n{meanwhile}\n{Outcome}");

    [Fact]
    public void A_tunnel_that_stands_when_the_router_s_time_is_over_too_is_committed() => Assert.Equal(Stays, Run(""));

    [Fact]
    public void A_tunnel_that_falls_silent_before_goes_back() => Assert.Equal(GoesBack, Run("(sleep 1; : >/run/silent) &"));

    [Fact]
    public void What_a_step_finds_wrong_meanwhile_goes_back() => Assert.Equal(GoesBack, Run("(sleep 1; printf 'generation two\\nanswer 192.0.2.1 the internet\\n' | agent verify 4) >/dev/null 2>&1 &"));

    [Theory]
    // The deployment ended before this machine was confirmed.
    [InlineData("sed -i s/^agreed/live/ \"$home/state\"")]
    // A tunnel that stands says nothing: the router's keys are the same, or this is the router.
    [InlineData("echo peer=NEW >>\"$home/generations/one/boot/machine.facts\"")]
    [InlineData("echo role=router >>\"$home/generations/two/boot/machine.facts\"")]
    public void Where_the_tunnel_tells_nothing_it_goes_back_at_once(string why) => Assert.Equal(GoesBack, Run(why));

    [Fact]
    public void What_a_step_finds_wrong_goes_back_at_once() => Assert.Equal("2\n0\n1", HandoverTests.Run($$"""
        {{Setting}}
        echo 'generation two
        answer 192.0.2.1 the internet' | agent verify 4 2>/dev/null || echo 2
        [ "$(word)" = back ] && echo 0
        grep -c 'private-key aaaaaaaa/' /run/wg/log || true
        """));

    [Fact]
    public void The_next_activation_ends_the_waiting() => Assert.Equal("live three 99999999 no\nonly waited", HandoverTests.Run($$"""
        {{Setting}}
        (sleep 1; echo live three 99999999 no >"$home/state") &
        timer 'too late'
        wait
        cat "$home/state"
        [ -s /run/wg/log ] || echo only waited
        """));

    [Fact]
    public void Confirming_renews_the_time_and_says_that_the_other_machine_may_commit_from_there_on() => Assert.Equal("agreed two LATER yes 40", HandoverTests.Run($$"""
        {{Setting}}
        echo "live two $(now) no" >"$home/state"
        echo 'nothing' | agent confirm two 40 2>/dev/null
        read -r word generation expires proven seconds <"$home/state"
        echo "$word $generation $([ "$expires" -gt $(($(now) + 20)) ] && echo LATER) $proven $seconds"
        """));
}
