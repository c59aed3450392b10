namespace Ipv6Dmz.Tests.Lab.Scenarios;

public class PingStreamTests
{
    private const string Recorded = """
        PING 198.51.100.80 (198.51.100.80) 56(84) bytes of data.
        [1795586400.100000] 64 bytes from 198.51.100.80: icmp_seq=1 ttl=61 time=3.11 ms
        [1795586400.200000] 64 bytes from 198.51.100.80: icmp_seq=2 ttl=61 time=2.85 ms
        [1795586400.210000] 64 bytes from 198.51.100.80: icmp_seq=2 ttl=61 time=12.9 ms (DUP!)
        [1795586400.300000] From 192.168.2.1 icmp_seq=3 Destination Host Unreachable
        ping: sendmsg: Network is unreachable
        [1795586401.700000] 64 bytes from 198.51.100.80: icmp_seq=5 ttl=61 time=1200 ms
        [1795586401.600000] 64 bytes from 198.51.100.80: icmp_seq=6 ttl=61 time=1000 ms
        [1795586401.800000] 64 bytes from 198.51.100.80: icmp_seq=7 ttl=61 time=3.70 ms

        --- 198.51.100.80 ping statistics ---
        9 packets transmitted, 5 received, +1 duplicates, +1 errors, 44.4444% packet loss, time 901ms
        rtt min/avg/max/mdev = 2.850/444.111/1200.000/500.000 ms
        """;

    private static readonly PingStream Stream = PingStream.Parse("host to internet", Recorded, rate: 1, stopped: 1795586402);

    [Fact]
    public void A_packet_is_lost_that_has_no_answer_and_errors_and_second_answers_are_none()
    {
        // 9 less the last second's; 3, 4 and 8 have no answer.
        Assert.Equal((8, 3), (Stream.Sent, Stream.Lost));
    }

    [Fact]
    public void The_packets_of_the_last_second_may_be_on_their_way_and_are_not_counted()
    {
        var stream = PingStream.Parse("", Recorded, rate: 4, stopped: 0);

        Assert.Equal((5, 2), (stream.Sent, stream.Lost));
    }

    [Fact]
    public void The_longest_gap_is_between_answers_as_they_arrived() => Assert.Equal(1400, Stream.LongestGap.TotalMilliseconds, 1.0);

    [Fact]
    public void A_stream_that_ends_unanswered_has_its_gap_at_the_end() =>
        Assert.Equal(8200, PingStream.Parse("", Recorded, 1, 1795586410).LongestGap.TotalMilliseconds, 1.0);

    [Theory]
    [InlineData(1795586400.25, 1795586401.6)]
    [InlineData(1795586401.8, 1795586401.8)]
    [InlineData(1795586401.9, null)]
    public void The_first_answer_after_a_moment_is_found_whatever_its_number(double moment, double? first) =>
        Assert.Equal(first, Stream.FirstAnswerAfter(moment));

    [Fact]
    public void Output_that_was_cut_off_is_no_result() =>
        Assert.Contains("summary", Assert.Throws<FormatException>(() => PingStream.Parse("a stream", Recorded[..300], 1, 0)).Message);
}
