using Ipv6Dmz.Tests.Tools;

namespace Ipv6Dmz.Tests.Agents;

/// <summary>The agent's updates of public DNS, with a program in nsupdate's place.</summary>
public class DnsTests
{
    private const string Secret = "c2VjcmV0IG9mIHRoZSBzYW1wbGUncyBrZXk=";

    /// <summary>Answers as the real one does, from <c>$home/answer</c>.</summary>
    private const string Tool = $$"""
        dns() { verb=$1; shift; { printf '%s\n' 198.51.100.53 example.net dmz-key hmac-sha256 {{Secret}}; [ $# -eq 0 ] || printf '%s\n' "$@"; } | agent $verb; }
        kept() { if [ -s "$home/dns" ]; then cat "$home/dns"; else echo nothing; fi; }
        tool nsupdate <<END
        echo "\$*" >>$home/arguments
        ls -A $home /run >>$home/seen
        cat >$home/sent
        [ ! -f $home/answer ] || { cat $home/answer >&2; exit 2; }
        END

        """;

    [Fact]
    public void Sets_of_records_are_replaced_and_those_that_are_no_longer_listed_go() => Assert.Equal(
        """
        server 198.51.100.53
        zone example.net
        key hmac-sha256:dmz-key KEY
        prereq nxrrset _imaps._tcp.example.net. CNAME
        update delete _imaps._tcp.example.net. SRV
        update add _imaps._tcp.example.net. 3600 SRV 0 1 993 mail.example.net.
        update add _imaps._tcp.example.net. 3600 SRV 0 1 993 web.example.net.
        prereq nxrrset web.example.net. CNAME
        update delete web.example.net. A
        update add web.example.net. 3600 A 198.18.0.10
        update delete web.example.net. AAAA
        update add web.example.net. 3600 AAAA 2001:db8:0:2::10
        send
        [#] dns: 198.51.100.53 has 3 sets of records in example.net
        server 198.51.100.53
        zone example.net
        key hmac-sha256:dmz-key KEY
        update delete _imaps._tcp.example.net. SRV
        prereq nxrrset web.example.net. CNAME
        update delete web.example.net. A
        update delete web.example.net. AAAA
        update add web.example.net. 3600 AAAA 2001:db8:0:2::11
        send
        [#] dns: 198.51.100.53 has 1 sets of records in example.net
        server 198.51.100.53
        zone example.net
        key hmac-sha256:dmz-key KEY
        update delete web.example.net. AAAA
        send
        [#] dns: 198.51.100.53 has nothing of it in example.net any more
        nothing
        [#] dns: nothing was set
        """,
        Run("""
            sent() { sed 's/ c2Vj.*/ KEY/' "$home/sent"; tail -n 1 "$home/said"; }
            dns dns '_imaps._tcp.example.net. 3600 SRV 0 1 993 mail.example.net.' 'web.example.net. 3600 A 198.18.0.10' 'web.example.net. 3600 AAAA 2001:db8:0:2::10' \
              '_imaps._tcp.example.net. 3600 SRV 0 1 993 web.example.net.'
            sent
            dns dns 'web.example.net. 3600 AAAA 2001:db8:0:2::11'
            sent
            dns forget-dns 'web.example.net. 3600 AAAA 2001:db8:0:2::11'
            sent
            kept
            dns forget-dns
            tail -n 1 "$home/said"
            """));

    [Fact]
    public void A_long_list_goes_in_several_messages_and_all_of_a_name_in_one() => Assert.Equal(
        """
        100 messages
        200 sets in one at most
        20000 records
        0 names in two messages
        """,
        Run("""
            records() { awk 'BEGIN { for (n = 0; n < 10000; n++) print "h" n ".example.net. 3600 A 198.18.0.10\nh" n ".example.net. 3600 AAAA 2001:db8::" n % 1000 }'; }
            { printf '%s\n' 198.51.100.53 example.net dmz-key hmac-sha256 x; records; } | agent dns
            awk '
              /^send/ { messages++; sets = 0 }
              /^update delete/ { sets++; if (sets > most) most = sets }
              /^update add/ { records++ }
              /^update/ { if ($3 in at && at[$3] != messages) torn++; at[$3] = messages }
              END { print messages " messages\n" most " sets in one at most\n" records " records\n" torn + 0 " names in two messages" }' messages=0 "$home/sent"
            """));

    [Theory]
    [InlineData("update failed: REFUSED", "dns.update.key: 198.51.100.53 doesn't let the key dmz-key change all of this in example.net")]
    [InlineData("update failed: YXRRSET", "a host has the name of a CNAME in the zone")]
    [InlineData("couldn't get address for '198.51.100.53': not found", "dns.update.server: the name 198.51.100.53 has no address")]
    [InlineData("; Communication with 198.51.100.53#53 failed: timed out", "dns.update.server: 198.51.100.53 does not answer on TCP port 53 through the tunnel")]
    [InlineData("; Communication with 198.51.100.53#53 failed: connection refused", "dns.update.server: 198.51.100.53 does not answer on TCP port 53 through the tunnel")]
    [InlineData("something else", "dns.update.server: is 198.51.100.53 the one that takes updates? (nsupdate ended with 2)")]
    public void A_refusal_quotes_the_server_and_names_the_key_and_what_was_tried_is_known(string answer, string why)
    {
        var said = Run($$"""
            cat >"$home/answer" <<'END'
            {{answer}}
            could not create key from dmz-key {{Secret}}: bad base64 encoding
            END
            dns dns 'web.example.net. 3600 A 198.18.0.10' || echo "ended with $?"
            cat "$home/said"
            kept
            dns forget-dns || echo "ended with $?"
            tail -n 1 "$home/said"
            kept
            rm "$home/answer"
            dns forget-dns
            kept
            """).Split('\n');

        Assert.Equal(("ended with 1", "web.example.net. A", "ended with 1", "web.example.net. A", "nothing"), (said[0], said[2], said[3], said[5], said[6]));
        Assert.All([said[1], said[4]], line => Assert.StartsWith("[!] dns: not set: '", line));
        Assert.EndsWith($"' — {why}", Regex.Replace(said[1], $"(?<={Regex.Escape(why)}).*", ""));
        Assert.EndsWith("; or leave the records there: rm HOME/dns on this machine, and once more", said[4]);
        Assert.DoesNotContain(Secret, string.Concat(said));
    }

    // Nothing was changed: what has the name in the zone may be the owner's.
    [Theory]
    [InlineData("; TSIG error with server: tsig indicates error\nupdate failed: NOTAUTH(BADKEY)", "dns.update.key: 198.51.100.53 knows no key dmz-key by hmac-sha256 (dns.update.algorithm)")]
    [InlineData("; TSIG error with server: tsig indicates error\nupdate failed: NOTAUTH(BADSIG)", "dnsUpdateKey: the key dmz-key has another secret at 198.51.100.53")]
    [InlineData("; TSIG error with server: tsig verify failure\nupdate failed: NOTAUTH(BADTIME)", "the clocks of this machine and of 198.51.100.53 are minutes apart")]
    [InlineData("update failed: NOTAUTH", "dns.zone: 198.51.100.53 is not the primary server of example.net")]
    [InlineData("update failed: NOTZONE", "dns.zone: 198.51.100.53 is not the primary server of example.net")]
    public void Who_refuses_the_key_or_the_zone_has_set_nothing_that_would_be_taken_back(string answer, string why)
    {
        var said = Run($$"""
            dns dns 'web.example.net. 3600 A 198.18.0.10'
            cat >"$home/answer" <<'END'
            {{answer}}
            END
            dns dns 'mail.example.net. 3600 A 198.18.0.10' || echo "ended with $?"
            tail -n 1 "$home/said"
            kept
            """).Split('\n');

        Assert.Equal(("ended with 1", "web.example.net. A", 3), (said[0], said[2], said.Length));
        Assert.StartsWith("[!] dns: not set: '", said[1]);
        Assert.EndsWith($"' — {why}", Regex.Replace(said[1], $"(?<={Regex.Escape(why)}).*", ""));
    }

    [Fact]
    public void What_may_have_been_set_is_known_whatever_is_refused_later() => Assert.Equal("web.example.net. A", Run("""
        echo 'update failed: REFUSED' >"$home/answer"
        dns dns 'web.example.net. 3600 A 198.18.0.10' || true
        echo 'update failed: NOTAUTH(BADKEY)' >"$home/answer"
        dns forget-dns || true
        kept
        """));

    [Fact]
    public void The_secret_is_on_no_command_line_and_in_no_file() => Assert.Equal(
        """
        -v -t 20
        0
        """,
        Run("""
            dns dns 'web.example.net. 3600 A 198.18.0.10'
            cat "$home/arguments"
            rm "$home/sent"
            { grep -rlF c2VjcmV0 "$home" /run/ipv6-dmz* 2>/dev/null || true; } | grep -vc '/agent$' || true
            """));

    [Fact]
    public void Records_of_another_zone_are_left_until_that_one_is_configured_again() => Assert.Equal(
        """
        web.example.net. A
        web.example.org. A
        web.example.net. A
        """,
        Run("""
            dns dns 'web.example.net. 3600 A 198.18.0.10'
            echo 'update failed: REFUSED' >"$home/answer"
            printf '%s\n' 198.51.100.53 example.org dmz-key hmac-sha256 x 'web.example.org. 3600 A 198.18.0.10' | agent dns || true
            kept
            rm "$home/answer"
            printf '%s\n' 198.51.100.53 example.org dmz-key hmac-sha256 x | agent dns
            ! grep -q example.net. "$home/sent" || echo 'the other zone is touched'
            kept
            """));

    [Fact]
    public void Without_nsupdate_it_says_so() => Assert.Equal(
        "[!] dns: nsupdate is missing: the packages step installs it",
        Run("""
            sed -i 's/command -v nsupdate/command -v nothing-of-this-name/' "$home/agent"
            dns dns 'web.example.net. 3600 A 198.18.0.10' || true
            cat "$home/said"
            """));

    private static string Run(string script) => Regex.Replace(AgentBed.Run(Tool + script).TrimEnd('\n'), "/tmp/ipv6-dmz-agent-[^/ ]*", "HOME");
}
