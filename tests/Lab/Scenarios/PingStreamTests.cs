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

    // 9 packets less the last second's; 3, 4 and 8 have no answer, and errors and second answers are none. The longest gap is between answers as they arrived, or at the end.
    [Theory]
    [InlineData(1, 1795586402, 8, 3, 1400)]
    [InlineData(4, 1795586402, 5, 2, 1400)]
    [InlineData(1, 1795586410, 8, 3, 8200)]
    public void A_packet_is_lost_that_has_no_answer_but_for_the_last_second_s(int rate, double stopped, int sent, int lost, double gap)
    {
        var stream = PingStream.Parse("", Recorded, rate, stopped);

        Assert.Equal((sent, lost), (stream.Sent, stream.Lost));
        Assert.Equal(gap, stream.LongestGap.TotalMilliseconds, 1.0);
    }

    [Fact]
    public void Output_that_was_cut_off_is_no_result() =>
        Assert.Contains("summary", Assert.Throws<FormatException>(() => PingStream.Parse("a stream", Recorded[..300], 1, 0)).Message);
}
