using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Cloud;

public sealed class CloudFilterTests
{
    [Fact]
    public void Rules_become_a_table_that_drops_everything_else_protocol_41_before_all()
    {
        CloudRule[] rules = [new("tcp", "22", ["192.0.2.0/24", "2001:db8::/32", "198.51.100.0/24"]), new("udp", "80-85", ["::/0"]), new("icmp", null, ["0.0.0.0/0", "::/0"]), new("tcp", "any", ["203.0.113.1/32"])];

        Assert.Equal("""
            table inet cloud-firewall {}
            delete table inet cloud-firewall
            table inet cloud-firewall {
              chain forward {
                type filter hook forward priority filter; policy accept;
                oifname "vps" jump in
              }
              chain in {
                # Such a firewall knows ICMP, TCP, UDP, GRE, ESP and ICMPv6; no rule admits anything else, and so not what answers either.
                meta l4proto != { 1, 6, 17, 47, 50, 58 } counter drop
                ct state established,related accept
                ip saddr { 192.0.2.0/24, 198.51.100.0/24 } tcp dport 22 accept
                ip6 saddr { 2001:db8::/32 } tcp dport 22 accept
                ip6 saddr { ::/0 } udp dport 80-85 accept
                ip saddr { 0.0.0.0/0 } meta l4proto 1 accept
                ip6 saddr { ::/0 } meta l4proto 58 accept
                ip saddr { 203.0.113.1/32 } meta l4proto 6 accept
                counter drop
              }
            }

            """, CloudFilter.ToNft("vps", rules));
    }

    [Fact]
    public void Without_a_firewall_the_table_goes() =>
        Assert.Equal("table inet cloud-firewall {}\ndelete table inet cloud-firewall\n", CloudFilter.ToNft("vps", null));

    [Fact]
    public async Task The_table_is_what_nft_takes()
    {
        var ct = TestContext.Current.CancellationToken;
        CloudRule[] rules = [new("tcp", "22", ["0.0.0.0/0", "::/0"]), new("udp", "80-85", ["::/0"]), new("icmp", null, ["0.0.0.0/0", "::/0"]), new("gre", null, ["192.0.2.0/24", "192.0.2.0/25"])];
        using var lab = new Machines.TemporaryLab();
        Directory.CreateDirectory(lab.Folder.Path);
        await File.WriteAllTextAsync(lab.Folder.File("nft"), CloudFilter.ToNft("vps", rules), ct);

        await Ipv6Dmz.Lab.Machines.Tool.RunAsync("unshare", ["--net", "nft", "-c", "-f", lab.Folder.File("nft")], ct: ct);
    }
}
