namespace Ipv6Dmz.Tests.Config;

public class NetworksTests
{
    [Theory]
    [InlineData("10.0.255.0/24", 256, "10.1.0.0")]
    [InlineData("192.168.2.255/32", -1, "192.168.2.254")]
    [InlineData("2001:db8::/64", 0x51, "2001:db8::51")]
    [InlineData("2001:db8::ffff:ffff:ffff:ffff/128", 1, "2001:db8:0:1::")]
    [InlineData("2001:db8:0:1::/128", -1, "2001:db8::ffff:ffff:ffff:ffff")]
    public void An_offset_carries_over_every_byte(string network, long offset, string address) => Assert.Equal(address, $"{IPNetwork.Parse(network).At(offset)}");

    [Theory]
    [InlineData("192.168.3.4/30", "192.168.3.7")]
    [InlineData("0.0.0.0/0", "255.255.255.255")]
    [InlineData("10.0.0.1/32", "10.0.0.1")]
    [InlineData("2001:db8:0:2::/63", "2001:db8:0:3:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    public void A_network_is_around_its_last_address_which_has_all_bits_set_behind_the_length(string network, string last)
    {
        var parsed = IPNetwork.Parse(network);
        Assert.Equal(last, $"{parsed.Last()}");
        Assert.Equal(parsed, Networks.Around(IPAddress.Parse(last), parsed.PrefixLength));
    }

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true, true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", true, false)]
    [InlineData("10.0.0.0/8", "11.0.0.0/8", false, false)]
    [InlineData("2001:db8::/32", "2001:db8::/32", true, true)]
    [InlineData("0.0.0.0/0", "::/0", false, false)]
    [InlineData("::/0", "10.0.0.0/8", false, false)]
    public void Overlapping_goes_both_ways_and_covering_one_way(string one, string other, bool overlaps, bool covers)
    {
        var (first, second) = (IPNetwork.Parse(one), IPNetwork.Parse(other));
        Assert.Equal((overlaps, overlaps, covers), (first.Overlaps(second), second.Overlaps(first), first.Covers(second)));
    }
}
