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
        printf '#!/bin/sh\n[ ! -e /run/silent ] && case $* in *192.0.2.1) exit 1 ;; esac\n' >/usr/local/sbin/ping
        chmod 755 /usr/local/sbin/ping
        provisional() { read -r up _ </proc/uptime; echo "two $((${up%%.*} + $1))" >"$home/provisional"; }
        provisional 0
        echo two -56 >"$home/agreed"
        : >/run/wg/log
        """;

    private const string Outcome = """
        agent rollback $(cat "$home/provisional") 'too late'
        cat "$home/confirmed"
        [ -e "$home/provisional" ] || [ -e "$home/agreed" ] || echo nothing is provisional
        grep -Ec 'syncconf|private-key aaaaaaaa/' /run/wg/log || true
        """;

    private static string Run(string meanwhile) => HandoverTests.Run($"{Setting}\n{meanwhile}\n{Outcome}");

    [Fact]
    public void A_tunnel_that_stands_when_the_router_s_time_is_over_too_is_committed() => Assert.Equal(Stays, Run(""));

    [Fact]
    public void A_tunnel_that_falls_silent_before_goes_back() => Assert.Equal(GoesBack, Run("(sleep 1; : >/run/silent) &"));

    [Fact]
    public void What_a_step_finds_wrong_meanwhile_goes_back() => Assert.Equal(GoesBack, Run("(sleep 1; rm \"$home/agreed\") &"));

    [Theory]
    // The deployment ended before this machine was confirmed.
    [InlineData("rm \"$home/agreed\"")]
    [InlineData("echo one 4 >\"$home/agreed\"")]
    // A tunnel that stands says nothing: the router's keys are the same, or this is the router.
    [InlineData("echo peer=NEW >>\"$home/generations/one/boot/machine.facts\"")]
    [InlineData("echo role=router >>\"$home/generations/two/boot/machine.facts\"")]
    public void Where_the_tunnel_tells_nothing_it_goes_back_at_once(string why) => Assert.Equal(GoesBack, Run(why));

    [Fact]
    public void What_a_step_finds_wrong_goes_back_at_once() => Assert.Equal("2\n0\n1", HandoverTests.Run($$"""
        {{Setting}}
        echo 'generation two
        answer 192.0.2.1 the internet' | agent verify 4 2>/dev/null || echo 2
        [ ! -e "$home/agreed" ] && echo 0
        grep -c syncconf /run/wg/log || true
        """));

    [Fact]
    public void The_next_activation_ends_the_waiting() => Assert.Equal("three 99999999\nonly waited", HandoverTests.Run($$"""
        {{Setting}}
        (sleep 1; echo three 99999999 >"$home/provisional") &
        agent rollback $(cat "$home/provisional") 'too late'
        cat "$home/provisional"
        [ -s /run/wg/log ] || echo only waited
        """));

    [Fact]
    public void Confirming_renews_the_time_and_says_that_the_other_machine_may_commit_from_there_on() => Assert.Equal("two 40\nrenewed", HandoverTests.Run($$"""
        {{Setting}}
        rm "$home/agreed"
        provisional 20
        before=$(cat "$home/provisional")
        echo 'nothing' | agent confirm two 40 2>/dev/null
        cat "$home/agreed"
        [ "$before" = "$(cat "$home/provisional")" ] || echo renewed
        """));
}
