namespace Ipv6Dmz.Tests.Agents;

public class AdvertisementTests
{
    /// <summary>What the kernel did with router advertisements before the deployment, on the uplink and on the DMZ's side.</summary>
    [Theory]
    [InlineData(1, 0, "60-ipv6-dmz.conf")]
    [InlineData(0, 1, "")]
    public void They_are_kept_for_the_next_boot_where_the_uplink_took_them_itself(int eth0, int eth1, string files) => Assert.Equal(files, AgentBed.Run($"""
        mount -t tmpfs tmpfs /etc/sysctl.d
        echo exit | tool systemctl
        echo '-net/ipv6/conf/@uplink@/accept_ra = 2' >"$home/generations/one/boot/accept-ra.conf"
        printf 'net/ipv6/conf/eth0/accept_ra {eth0}\nnet/ipv6/conf/eth1/accept_ra {eth1}\n' >"$home/sysctls"
        agent live one
        ls /etc/sysctl.d
        """, new("one", "")));
}
