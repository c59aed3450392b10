using FsCheck;
using FsCheck.Fluent;

namespace Ipv6Dmz.Tests.Config;

// Generates raw values of configurations in which everything fits together.
public static class ValidConfigs
{
    // Keys that nothing else hangs on, each with some of its values.
    private static readonly (string Key, string[] Values)[] Free = [.. """
        vps.uplinkInterface auto ens3
        vps.sshFrom ["0.0.0.0/0","::/0"] ["0.0.0.0/0"] ["::/0"] ["192.0.2.0/24","198.51.100.10/32"] ["2001:db8:5::/48","2001:db8:6::1/128","10.0.0.0/8"]
        vps.sshPort auto 1 2222
        vps.hcloud.image debian-13 debian-12
        vps.hcloud.protect auto on off
        vps.hcloud.firewall auto on off
        vps.hcloud.reverseDns (empty) vps.example.net
        vps.hcloud.labels ["owner=me"] ["empty=","a.b-c=d_e"]
        vps.hcloud.clientKey 0 3
        uplink.mtu 1280 1420 1480
        uplink.ndpProxy on off
        wireguard.listenPort 1 51820 65535
        wireguard.persistentKeepalive 0 25 65535
        wireguard.endpointName (empty) vps.example.net
        wireguard.rotation (empty) 2027-01-01T00:00
        wireguard.pskRotation (empty) 1
        dmz.dhcpLease 12h 120 7200s 45m 1d 52w infinite
        dns.update.algorithm hmac-sha256 hmac-sha384 hmac-sha512
        dmz.domain dmz.home.arpa dmz a.b-c.d3 xn--dmz-x.example 3.example.net
        dmz.dnsUpstreams ["2001:db8:0:80::53"] ["198.51.100.53","2001:db8:0:81::53"] ["192.0.2.53","198.51.100.53","2001:db8:0:80::53","2001:db8:0:81::53"]
        dmz.exposure closed open
        router.connection.via direct
        router.sshPort auto 22 65535
        router.tunnelSsh closed open
        router.homeInterface eth0 enp0s31f6 lan
        router.dmzInterface eth1 br_dmz-1 eth0.10 a23456789012345
        apply.confirmWithin 20 120 3600
        vps.connection.port 1 22 65535
        vps.connection.user root _deploy a-b_c9
        vps.connection.jump.port 1 22 65535
        vps.connection.jump.user root _deploy a-b_c9
        router.connection.port 1 22 65535
        router.connection.user root _deploy a-b_c9
        router.connection.jump.port 1 22 65535
        router.connection.jump.user root _deploy a-b_c9
        """.Split('\n').Select(line => line.Replace("(empty)", "").Split(' ')).Select(words => (words[0], words[1..]))];

    // All keys of one configuration, or all but some with a default.
    public static Gen<ImmutableDictionary<string, string>> Generator { get; } =
        from parts in Gen.CollectToArray(new[] { Ipv6(), Ipv4(), Mtus(), Chosen(), Together(), Login("vps"), Login("router") }, part => part)
        from kept in Gen.Choose(0, 3).ListOf(ConfigKeys.All.Length)
        let all = Counting(parts.SelectMany(part => part).ToImmutableDictionary(value => value.Key, value => value.Value))
        // What others hang on can be left out where it is its default.
        let optional = ConfigKeys.All.Where(key =>
            key.Name is "uplink.mode" or "vps.provider" ? all[key.Name] == key.Default : !key.IsRequired && Free.Any(free => free.Key == key.Name))
        select all.RemoveRange(optional.Where(key => kept[ConfigKeys.All.IndexOf(key)] == 0).Select(key => key.Name));

    public static Arbitrary<ImmutableDictionary<string, string>> Arbitrary => Generator.ToArbitrary();

    // Sites that are apart by their third group, and addresses in them.
    private static Gen<(string Key, string Value)[]> Ipv6() =>
        from sites in Gen.Shuffle(Enumerable.Range(0x1000, 64))
        from length in Gen.Choose(48, 63)
        from two in Gen.Shuffle(Enumerable.Range(0, 1 << Math.Min(64 - length, 6)))
        from mode in Gen.Frequency((2, Gen.Constant("6in4")), (1, Gen.Constant("routed")), (1, Gen.Constant("native64")))
        from second in Gen.Elements(true, false)
        from native in Gen.Choose(0, 0xffff)
        from ids in Gen.Shuffle(new long[] { 1, 2, 0x51, 0xfffe, 0x1234_5678, 0x7fff_0000_0000_0001 })
        let delegated = Site(sites[0], 0, length)
        let prefixes = second ? new[] { $"{Site(sites[3], 0x76, mode == "routed" ? 63 : 64)}", $"{delegated}" } : [$"{delegated}"]
        let slash64 = two.Take(2).Select(number => $"{new IPNetwork(Site(sites[0], number, 64).BaseAddress, 64)}").ToArray()
        let home = Site(sites[1], native, 64)
        let link = Site(sites[2], native, 64)
        select new[]
        {
            ("vps.ipv6", $"{home.At(ids[0])}/64"),
            ("uplink.mode", mode),
            ("wireguard.endpointAddress", $"{home.At(ids[1])}"),
            ("uplink.clientAddress", $"{link.At(ids[2])}/64"),
            ("uplink.serverAddress", $"{link.At(ids[3])}/64"),
            ("uplink.delegatedPrefixes", JsonSerializer.Serialize(prefixes)),
            ("dmz.prefix", slash64[0]),
            ("wireguard.tunnelPrefix", slash64[1]),
        };

    // Of all that was generated, what counts with this kind of uplink and of VPS.
    private static ImmutableDictionary<string, string> Counting(ImmutableDictionary<string, string> values)
    {
        var counting = values.RemoveRange(ConfigKeys.All.Where(key => BadValueTests.IsIdle(key, values)).Select(key => key.Name));
        if (values["vps.provider"] == "hcloud")
        {
            counting = counting.SetItem("wireguard.endpointAddress", "auto");
            if (values["uplink.mode"] == "6in4" || values["dmz.exposure"] == "open")
            {
                counting = counting.SetItem("vps.hcloud.firewall", "auto");
            }
        }

        if (values["uplink.mode"] == "native64" && values["wireguard.endpointFamily"] == "ipv6")
        {
            counting = counting.SetItem("wireguard.endpointFamily", "auto");
            // Over IPv4 it is, so the VPS has to have a public address.
            return counting.ContainsKey("vps.ipv4") ? counting.SetItem("vps.ipv4", "198.18.7.7") : counting;
        }

        return counting;
    }

    // DMZ, tunnel and a VPS behind NAT take different ones of the three private ranges.
    private static Gen<(string Key, string Value)[]> Ipv4() =>
        from ranges in Gen.Shuffle(new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16" })
        from length in Gen.Choose(16, 29)
        from tunnelLength in Gen.Choose(16, 30)
        from place in Gen.Choose(0, 0xffff)
        from behindNat in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from host in Gen.Choose(1, 0xfffe)
        from broker in Gen.Choose(1, 254)
        from ipv4 in Gen.Elements(true, false)
        let subnet = Networks.Around(IPNetwork.Parse(ranges[0]).At(place), length)
        let tunnel = Networks.Around(IPNetwork.Parse(ranges[1]).At(place), tunnelLength)
        let size = 1 << (32 - length)
        from first in Gen.Choose(2, size - 2)
        from last in Gen.Choose(first, size - 2)
        select new[]
        {
            ("vps.ipv4", $"{IPNetwork.Parse(behindNat ? ranges[2] : "198.18.0.0/16").At(host)}"),
            ("uplink.brokerAddress", $"203.0.113.{broker}"),
            ("wireguard.endpointFamily", ipv4 && !behindNat ? "ipv4" : "ipv6"),
            ("wireguard.tunnelSubnet", $"{tunnel}"),
            ("dmz.subnet", $"{subnet}"),
            ("dmz.dhcpRange", $"{subnet.At(first)}-{subnet.At(last)}"),
        };

    // Whatever the family, there is room for 80 bytes around 1280.
    private static Gen<(string Key, string Value)[]> Mtus() =>
        from home in Gen.Choose(1360, 1500)
        from wireGuard in Gen.Choose(1280, home - 80)
        from auto in Gen.Elements(true, false)
        select new[] { ("router.homeMtu", $"{home}"), ("wireguard.mtu", auto ? "auto" : $"{wireGuard}") };

    private static Gen<(string Key, string Value)[]> Chosen() =>
        from picks in Gen.Choose(0, int.MaxValue - 1).ListOf(Free.Length)
        select Free.Select((free, i) => (free.Key, free.Values[picks[i] % free.Values.Length])).ToArray();

    // What goes with each other.
    private static Gen<(string Key, string Value)[]> Together() =>
        from provider in Gen.Frequency((3, Gen.Constant("existing")), (1, Gen.Constant("hcloud")))
        from place in Gen.Elements(("fsn1", "cx23"), ("hel1", "cax11"), ("ash", "cpx22"), ("hil", "ccx13"), ("sin", "cpx22"))
        from update in Gen.Elements(true, false)
        from dns in Gen.Elements(true, false)
        from zone in Gen.Elements("", "example.net", "a.b-c.d3.example")
        from server in Gen.Elements("198.51.100.53", "2001:db8:0:80::53", "ns1.example.net")
        select new[]
        {
            ("vps.provider", provider),
            ("vps.hcloud.location", place.Item1),
            ("vps.hcloud.serverType", place.Item2),
            ("uplink.update.url", update ? "https://broker.example.net:8443/nic/update" : ""),
            ("uplink.update.tunnelId", update ? "123456" : ""),
            ("uplink.update.user", update ? "me@example.net" : ""),
            ("dns.zone", dns ? "example.net" : zone),
            ("dns.update.server", dns ? server : ""),
            ("dns.update.key", dns ? "Key_1.example.net" : ""),
            ("dnsUpdateKey", dns ? SampleConfig.DnsKey : ""),
            ("uplinkUpdateKey", update ? "\"'$`\\!" : ""),
        };

    private static Gen<(string Key, string Value)[]> Login(string group) =>
        from host in Gen.Elements("127.0.0.1", "198.51.100.7", "2001:db8::7", "vps.example.net", "router")
        from hostKey in Gen.Elements("", SampleConfig.HostKey, SampleConfig.HostKey + " root@machine")
        // The program looks whether an agent listens on a socket that is named.
        from agent in Gen.Elements("", "", "auto")
        from jump in Gen.Elements("", "", "bastion.example.net", "198.51.100.8")
        from jumpAgent in Gen.Elements("", "auto")
        select new[]
        {
            ($"{group}.connection.host", host),
            ($"{group}.connection.hostKey", hostKey),
            ($"{group}PrivateKey", agent.Length > 0 ? "" : SampleConfig.PrivateKey),
            ($"{group}.connection.agent", agent),
            ($"{group}.connection.jump.host", jump),
            ($"{group}.connection.jump.hostKey", jump.Length > 0 ? hostKey : ""),
            ($"{group}JumpPrivateKey", jump.Length == 0 || jumpAgent.Length > 0 ? "" : SampleConfig.PrivateKey),
            ($"{group}.connection.jump.agent", jump.Length > 0 ? jumpAgent : ""),
        };

    private static IPNetwork Site(int site, int subnet, int length) => Networks.Around(IPAddress.Parse($"2001:db8:{site:x}:{subnet:x}::"), length);
}
