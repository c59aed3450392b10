namespace Ipv6Dmz.Tests.Rendering;

// Configurations whose rendering is kept byte for byte.
internal static class Cases
{
    public static readonly Dictionary<string, ImmutableDictionary<string, string>> All = new Dictionary<string, string>
    {
        ["dev"] = "6in4",
        ["pppoe-ipv4-endpoint"] = "6in4 & router.homeMtu=1492 & wireguard.endpointFamily=ipv4 & wireguard.endpointAddress= & wireguard.endpointName=vps.example.net"
            + " & wireguard.persistentKeepalive=0",
        ["open-to-the-internet"] = """6in4 & vps.uplinkInterface=ens3 & vps.sshFrom=["192.0.2.0/24","2001:db8:0:a0::/64"]"""
            + """ & uplink.delegatedPrefixes=["2001:db8:4000::/48","2001:db8:0:2::/64"] & wireguard.tunnelPrefix=2001:db8:4000:ffff::/64 & wireguard.mtu=1400"""
            + """ & dmz.subnet=10.44.0.0/20 & dmz.dhcpRange=10.44.1.0-10.44.2.255 & dmz.dhcpLease=1h & dmz.dnsUpstreams=["2001:db8:0:80::53","198.51.100.53"]"""
            + " & dmz.exposure=open & router.homeInterface=enp1s0 & router.dmzInterface=enp2s0.20 & router.tunnelSsh=open & router.sshPort=2222",
        ["hosts"] = $"6in4 & hosts={SampleConfig.Hosts}",
        ["routed"] = "routed",
        ["native64"] = "native64",
        ["native64-routed-by-the-provider"] = "native64 & uplink.ndpProxy=off & vps.ipv6=2001:db8:0:98::2/64 & dmz.exposure=open",
    }.ToDictionary(stack => stack.Key, stack => SampleConfig.Stack(stack.Value));
}
