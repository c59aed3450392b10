namespace Ipv6Dmz.Tests.Config;

// How to read them: BadValue. What breaks out of a line or a word, and blanks around a value, are tried with each key: BadValueTests.
internal static class BadValues
{
    public const string Alone = """
vps.provider: not a provider; use existing or hcloud | hetzner | Existing
uplink.mode: not a mode; use 6in4 or routed or native64 | native | Routed | 6to4
uplink.ndpProxy: neither on nor off; use on or off | yes | On | auto
dmz.exposure: not an exposure; use closed or open | Closed | half | 1
router.connection.via: not a way to the router; use direct or vps | VPS | tunnel
router.tunnelSsh: neither closed nor open; use closed or open | yes | Open
wireguard.endpointFamily: not a family; use auto or ipv6 or ipv4 | inet6 | IPv6 | 4
vps.hcloud.location: no location of Hetzner's cloud; use fsn1 or nbg1 or hel1 or ash or hil or sin | fsn | NBG1 | nbg1-dc3
vps.hcloud.serverType: no server type; use cx23 or cx33 | cx22 | cpx11 | ccx12 | CX23 | 23
vps.hcloud.image: not an image that this program is made for; use debian-13 or debian-12 | debian-11 | ubuntu-24.04 | Debian-12
vps.hcloud.protect vps.hcloud.firewall: neither auto nor on nor off; use auto or on or off | yes | On
vps.hcloud.labels: a label is key=value; owner=me | ["owner"] | ["=me"] | ["-owner=me"]
  is the program's own; use another key | ["stack=mine"] | ["project=mine"]
router.homeMtu: and IPv6 needs 1280; or more | 1339
vps.ipv4 uplink.brokerAddress: not an IPv4 address; 192.0.2.1 | 8 | 198.018.0.10 | 0xc6.18.0.10 | 198.18.0.256 | 2001:db8::1 | broker.example.net
  without a length | 198.18.0.10/24 → 198.18.0.10
  a loopback address; use a public address | 127.0.0.1
  an unspecified address; public | 0.0.0.0
  a multicast address; public | 224.0.0.1
  a link-local address; public | 169.254.169.254
  a provider's NAT; public | 100.64.0.2
  a reserved address; public | 255.255.255.255
uplink.brokerAddress: a private address; public | 192.168.1.1 | 10.0.0.1 | 172.31.0.1
wireguard.endpointAddress: without a length | 2001:db8:0:98::51/64 → 2001:db8:0:98::51
  canonical | 2001:DB8:0:98::51 → 2001:db8:0:98::51 | 2001:db8:0:98:0:0:0:51 → 2001:db8:0:98::51 | 2001:db8:0:98::0051 → 2001:db8:0:98::51
  not an IPv6 address; 2001:db8::1 | [2001:db8:0:98::51] | 2001:db8:0:98::51%3 | 198.18.0.10 | none
  a link-local address; 2000::/3 | fe80::1
  the loopback address; 2000::/3 | ::1
  the unspecified address; 2000::/3 | ::
  a multicast address; 2000::/3 | ff02::1
  a unique local address; 2000::/3 | fd00::1
  outside 2000::/3; 2000::/3 | 64:ff9b::1
vps.ipv6 uplink.clientAddress uplink.serverAddress: the length is missing | 2001:db8:1::1 → 2001:db8:1::1/64
  must be /64 | 2001:db8:1::1/48 → 2001:db8:1::1/64 | 2001:db8:1::1/064 → 2001:db8:1::1/64
  belongs to all its routers; 2001:db8:1::1/64 | 2001:db8:1::/64
  with its length; 2001:db8:0:98::1/64 | 2001:db8:1::1/64/64 | vps.example.net
  not an IPv6 address; 2001:db8:0:98::1/64 | 203.0.113.1/24
  canonical | 2001:db8:01::1/64 → 2001:db8:1::1/64
  a link-local address; 2000::/3 | fe80::1/64
dmz.dnsUpstreams: 192.168.1.1: a private address; public | ["192.168.1.1"]
  fe80::1: a link-local address; 2000::/3 | ["fe80::1"]
  198.51.100.53 : there are blanks | ["198.51.100.53 "] → 198.51.100.53
  not an IP address; 192.0.2.1 or 2001:db8::1 | ["dns.example.net"]
  at least one resolver; add one | []
vps.sshFrom uplink.delegatedPrefixes: at least one prefix; add one | []
vps.sshFrom uplink.delegatedPrefixes dmz.dnsUpstreams vps.hcloud.labels: not a list of texts; YAML list
    | 0.0.0.0/0 | "0.0.0.0/0" | {"a":"0.0.0.0/0"} | ["0.0.0.0/0",6] | ["0.0.0.0/0", | ["\\ud800"] | [null] | [["2001:db8:0:80::53"]]
vps.sshFrom: not a list of texts; YAML list | (empty)
  192.0.2.1/24: bits are set behind | ["::/0","192.0.2.1/24"] → 192.0.2.0/24
  a prefix is an address and a length | ["192.0.2.1"] → 192.0.2.1/32 | ["::/0","2001:db8::1"] → 2001:db8::1/128
  a prefix is an address and a length; 192.0.2.0/24 or 2001:db8::/32 | ["home.example.net"] | ["0.0.0.0/0, 10.0.0.0/8"]
  0.0.0.0/0 covers 192.0.2.0/24; leave 192.0.2.0/24 out | ["192.0.2.0/24","0.0.0.0/0"]
uplink.delegatedPrefixes: a /16 to a /64; routed, e.g. 2001:db8:1::/64 | ["2001:db8:1::/65"]
  a /16 to a /64; routed, e.g. 2000::/16 | ["2000::/15"] | ["2000::/3"]
  bits are set behind | ["2001:db8:1:3::/63"] → 2001:db8:1:2::/63
  a link-local address; 2000::/3 | ["fe80::/63"]
wireguard.tunnelPrefix dmz.prefix: exactly a /64 | 2001:db8:1::/65 → 2001:db8:1::/64 | 2001:db8:1::/63 → 2001:db8:1::/64
  bits are set behind | 2001:db8:1::1/64 → 2001:db8:1::/64
  an address and a length | 2001:db8:1:: → 2001:db8:1::/64
  an address and a length; write it like 2001:db8:0:2::/64 | 192.168.2.0
  the length of an IPv6 prefix; 2001:db8:0:2::/64 | 2001:db8:1::/064 | 2001:db8:1::/129
  canonical | 2001:db8:1:0::/64 → 2001:db8:1::/64
  not an IPv6 address; 2001:db8:0:2::/64 | 192.168.2.0/24
  a unique local address; 2000::/3 | fd00:0:0:2::/64
  outside the delegated; use 2001:db8 | 2001:db8:ffff::/64
wireguard.tunnelSubnet dmz.subnet: the subnet must be a /16 to a /; use 10.0.0.0/16 | 10.0.0.0/8
  bits are set behind | 192.168.2.1/24 → 192.168.2.0/24
  must be private; 192.168.0.0/16 | 203.0.113.0/29 | 172.32.2.0/24
  the length of an IPv4 prefix is a number from 0 to 32; 192.168.2.0/24 | 192.168.3.0/33
  not an IPv4 address; 192.168.2.0/24 | 2001:db8:0:3::/64 | 192.168.2/24
  an address and a length; write it like 192.168.2.0/24 | 192.168.2.0
wireguard.tunnelSubnet: a /16 to a /30 | 192.168.3.0/31 → 192.168.3.0/30
dmz.subnet: a /16 to a /29 | 192.168.2.0/30 → 192.168.2.0/29
dmz.dhcpRange: not an IPv4 address; 192.168.2.100-192.168.2.199 | 192.168.2.100 - 192.168.2.199 | 192.168.2.100-199 | 2001:db8:0:2::1-2001:db8:0:2::9
  the range is not inside; or a part of it | 203.0.113.1-203.0.113.9
  first and its last; 192.168.2.100-192.168.2.199 | 192.168.2.100 | 192.168.2.100,192.168.2.199 | 192.168.2.0/24
  ends before it begins | 192.168.2.199-192.168.2.100 → 192.168.2.100-192.168.2.199
dmz.dhcpLease: shortest lease is 2 minutes; 2m or more | 12 | 119s | 119 | 1m
  a number of seconds; 12h | 0 | 012h | 12H | 12 h | 1h30m | -1 | forever
  at most a year; infinite | 60w | 999999999w
*Interface: at most 15 characters; `ip link` | interface0123456
  A-Z a-z 0-9 _ . -; `ip link` | a/b | . | .. | -eth0 | eth*
  the project's own; there already | he-ipv6 | wg-dmz | wg-vps
  doesn't stand for one; `ip link` | lo | all | default
router.homeInterface router.dmzInterface: doesn't stand for one; `ip link` | auto
dmz.domain vps.hcloud.reverseDns: labels of a-z 0-9 | DMZ.home.arpa → dmz.home.arpa | dmz.home.arpa. → dmz.home.arpa
  labels of a-z 0-9; write it like dmz.home.arpa | . | dmz..arpa | -dmz.arpa | dmz-.arpa | dmz_1.arpa | dmz.42 | 198.51.100.1 | dmz.home.arpa,10.0.0.0/8
    | a123456789a123456789a123456789a123456789a123456789a123456789abcd
wireguard.endpointName: has a dot in it; write it like vps.example.net | vps
  labels of a-z 0-9 | VPS.example.net. → vps.example.net
  the last begins with a letter; write it like | vps_1.example.net | 198.18.0.10
*.connection.*user: a-z 0-9 _ -; e.g. root | Root | 0day | a.b | -l | root:x | -oProxyCommand=id | a123456789a123456789a123456789abc
*.host: not an IPv4 address; 192.0.2.1 | 300.1.1.1 | 10.8.1 | 8 | 010.1.1.1
  lower case | VPS.example.net → vps.example.net
  not an IPv6 address; 2001:db8::1 | 300.1.1.1:22
  canonical | 2001:DB8::1 → 2001:db8::1 | ::ffff:1 → ::255.255.0.1
  neither an address nor a DNS name; vps.example.net | $(hostname) | -v
  SSH can't connect to; address or name | 0.0.0.0 | ff02::2 | fe80::1
vps.connection.host: stands here alone | root@vps.example.net → vps.example.net, with root in vps.connection.user
router.connection.host: stands here alone | 192.168.1.2:2222 → 192.168.1.2, with 2222 in router.connection.port | [fd00::1] → fd00::1
    | me@[fd00::1]:22 → fd00::1, with me in router.connection.user, with 22 in router.connection.port
vps.connection.jump.host: stands here alone | root@bastion:22 → bastion, with root in vps.connection.jump.user, with 22 in vps.connection.jump.port
*.agent: no shell replaces ~ or $; use auto | ~/.ssh/agent.sock | $SSH_AUTH_SOCK
  on Windows a pipe, \\.\pipe\; use auto | \\\\.\\pipe\\ | \\\\other\\pipe\\agent
  from / on and at most 107 bytes; use auto | AUTO | agent.sock | run/agent | /
uplink.update.url: by http the update key could be read | http://broker.example.net/nic/update → https://broker.example.net/nic/update
  have keys of their own; leave them out | https://me:key@broker.example.net/nic/update | https://me@broker.example.net/
  put there by the update itself; from the question mark on | https://broker.example.net/nic/update?hostname=1
  not an address by https; https://ipv4.tunnelbroker.net/nic/update | broker.example.net/nic/update | https:// | ftp://broker.example.net/
uplink.update.tunnelId: a tunnel's id; the number | 1&myip=192.0.2.1 | -1 | a/b | a?b
uplink.update.user: a user's name at the broker; logs in with | me:key | me/you | me%20
wireguard.*otation: a word of A-Z a-z 0-9 . _ : -; write it like 2027-01 | 2027/01 | "1"
*.hostKey: its type (ssh-ed25519; ssh-keyscan | ssh-ed25519 | AAAA | ssh-dss AAAAB3NzaC1kc3MAAAAA | vps.example.net ssh-ed25519 AAAA
    | SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU | PRIVATE-KEY | HOST-KEY\nHOST-KEY
  damaged or holds a key of another type; ssh-keyscan | ssh-ed25519 AAAA | ssh-ed25519 AAA
*PrivateKey: not a private key in PEM; -----BEGIN | hunter2 | ~/.ssh/id_ed25519 | PRIVATE-KEYtrailing
  this is the public key; .pub | HOST-KEY
  has a passphrase; without one
    | -----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----\n
uplinkUpdateKey: printable ASCII without blanks; copy it | two words | line\nline | é
""";

    public const string Together = """
[6in4]
uplink.brokerAddress: the VPS itself (vps.ipv4); that the broker gives | 198.18.0.10
uplink.serverAddress: both ends of the link have this address (uplink.clientAddress); that the broker gives | 2001:db8:0:123::2/64
  not in 2001:db8:0:123::/64; 2001:db8:0:123::1/64 | 2001:db8:0:124::1/64
uplink.clientAddress: native prefix 2001:db8:0:98::/64 (vps.ipv6); that the broker gives | 2001:db8:0:98::2/64 & uplink.serverAddress=2001:db8:0:98::3/64
uplink.delegatedPrefixes: 2001:db8:0:2::/63 covers 2001:db8:0:3::/64; leave 2001:db8:0:3::/64 out | ["2001:db8:0:2::/63","2001:db8:0:3::/64"]
  overlaps the VPS's native prefix; that are routed to the VPS besides its own | ["2001:db8:0:2::/63","2001:db8:0:98::/63"]
  overlaps the tunnel's link; the routed prefix | ["2001:db8:0:2::/63","2001:db8:0:120::/60"]
wireguard.endpointAddress: not in the VPS's native prefix 2001:db8:0:98::/64; 2001:db8:0:98::51 | 2001:db8:0:99::51
  the VPS's own address; 2001:db8:0:98::51 | 2001:db8:0:98::1
  belongs to all its routers; 2001:db8:0:98::51 | 2001:db8:0:98::
  is the VPS's own address; e.g. 2001:db8:0:98::52 | auto & vps.ipv6=2001:db8:0:98::51/64
wireguard.endpointName: known inside the DMZ alone; that the internet's DNS knows | vps.dmz.home.arpa | dmz.example & dmz.domain=dmz.example
wireguard.endpointFamily: can't reach the private address 10.0.0.4; use a VPS with a public IPv4 address or, but for native64, ipv6 | ipv4 & vps.ipv4=10.0.0.4
wireguard.mtu: router.homeMtu 1500 less WireGuard's 80 bytes is 1420; auto or at most 1420 | 1421
  WireGuard's 60 bytes is 1432; at most 1432 | 1433 & wireguard.endpointFamily=ipv4 & router.homeMtu=1492
router.homeMtu: it leaves 1279, and IPv6 needs 1280; use 1360 or more | 1359
  it leaves 1279; use 1340 or more | 1339 & wireguard.endpointFamily=ipv4
dmz.prefix: outside the delegated 2001:db8:0:2::/63; use 2001:db8:0:2::/64 | 2001:db8:0:4::/64
  taken by wireguard.tunnelPrefix; use 2001:db8:0:2::/64 | 2001:db8:0:3::/64
  the VPS's native prefix; use 2001:db8:0:2::/64 | 2001:db8:0:98::/64
  the prefix of the tunnel's link; use 2001:db8:0:2::/64 | 2001:db8:0:123::/64
  taken by wireguard.tunnelPrefix; ask for a larger prefix | 2001:db8:0:3::/64 & uplink.delegatedPrefixes=["2001:db8:0:3::/64"]
wireguard.tunnelPrefix: outside the delegated; use 2001:db8:0:3::/64 | 2001:db8:0:1::/64
  the VPS's native prefix; use 2001:db8:0:3::/64 | 2001:db8:0:98::/64
  the prefix of the tunnel's link; use 2001:db8:0:3::/64 | 2001:db8:0:123::/64
dmz.subnet: overlaps 192.168.0.0/16 (wireguard.tunnelSubnet); another private subnet | 192.168.2.0/24 & wireguard.tunnelSubnet=192.168.0.0/16
  overlaps 192.168.2.4/30 (wireguard.tunnelSubnet); another private subnet | 192.168.2.0/24 & wireguard.tunnelSubnet=192.168.2.4/30
  the VPS's address 10.1.9.9 is in it; another private subnet | 10.1.0.0/16 & vps.ipv4=10.1.9.9 & dmz.dhcpRange=10.1.0.2-10.1.0.3
wireguard.tunnelSubnet: the VPS's address 10.1.9.9 is in it; another private subnet | 10.1.9.8/30 & vps.ipv4=10.1.9.9
dmz.dhcpRange: not inside 192.168.2.0/24; use 192.168.2.2-192.168.2.254 | 192.168.2.100-192.168.3.10 | 192.168.1.100-192.168.2.199
  covers the router's address 192.168.2.1; use 192.168.2.2-192.168.2.254 | 192.168.2.1-192.168.2.199
  covers the broadcast address 192.168.2.255; use 192.168.2.2-192.168.2.254 | 192.168.2.200-192.168.2.255
  covers the network's address 192.168.2.0; use 192.168.2.2-192.168.2.254 | 192.168.2.0-192.168.2.0
dmz.dnsUpstreams: inside 2001:db8:0:2::/64 (dmz.prefix); use a resolver on the internet | ["2001:db8:0:2::53"]
  inside 2001:db8:0:3::/64 (wireguard.tunnelPrefix); use a resolver on the internet | ["2001:db8:0:3::1"]
  the VPS, which offers no DNS; use a resolver on the internet | ["198.18.0.10"] | ["2001:db8:0:98::1"] | ["2001:db8:0:123::2"] | ["2001:db8:0:98::51"]
router.dmzInterface: router.homeInterface too; switch | eth0
router.connection.host: inside 192.168.2.0/24 (dmz.subnet); without it | 192.168.2.1
  inside 2001:db8:0:3::/64 (wireguard.tunnelPrefix); or router.connection.via vps | 2001:db8:0:3::2
  which this deployment makes and closes to SSH; or router.connection.via vps | 192.168.3.2
vps.connection.host: SSH doesn't come in by the broker's tunnel; vps.ipv6 or a name | 2001:db8:0:123::2
  wireguard.endpointAddress; vps.ipv6 | 2001:db8:0:98::51
vpsPrivateKey: one of vpsPrivateKey and vps.connection.agent; --secret vpsPrivateKey | (empty)
vpsJumpPrivateKey: one of vpsJumpPrivateKey and vps.connection.jump.agent is needed; --secret vpsJumpPrivateKey | (empty) & vps.connection.jump.host=bastion
routerPrivateKey: one of routerPrivateKey and router.connection.agent is needed; --path router.connection.agent auto | (empty)
vps.connection.agent: vpsPrivateKey is set too; remove one | auto
vps.connection.jump.host: .agent is set, and there is no jump host; or remove vps.connection.jump.agent | (empty) & vps.connection.jump.agent=auto
  .hostKey is set, and there is no jump host; or remove vps.connection.jump.hostKey | (empty) & vps.connection.jump.hostKey=HOST-KEY
  vpsJumpPrivateKey is set, and there is no jump host; or remove vpsJumpPrivateKey | (empty) & vpsJumpPrivateKey=PRIVATE-KEY
dmz.subnet: the key is required; `pulumi config set --path dmz.subnet '192.168.2.0/24'` | (empty)
[native64]
wireguard.endpointFamily: lies inside the tunnel; use ipv4 or auto | ipv6
  can't reach the private address 10.0.0.4; use a VPS with a public IPv4 address or, but for native64, ipv6 | auto & vps.ipv4=10.0.0.4
dmz.dnsUpstreams: which with native64 is the DMZ; use a resolver on the internet | ["2001:db8:0:98::53"]
  is the VPS, which offers no DNS; use a resolver on the internet | ["2001:db8:0:98::1"]
router.connection.host: which with native64 is the DMZ; use an address that the machine has | 2001:db8:0:98::4
vps.connection.host: which with native64 is the DMZ; use an address that the machine has | 2001:db8:0:98::2
[routed]
wireguard.tunnelPrefix: outside the delegated; use uplink.mode native64 | 2001:db8:0:3::/64 & uplink.delegatedPrefixes=["2001:db8:0:2::/64"]
uplink.delegatedPrefixes: the key is required; in the stack's file, a list | (empty)
wireguard.tunnelPrefix dmz.prefix: the key is required; set it | (empty)
[hcloud 6in4]
wireguard.endpointAddress: the cloud decides the /64 that it has to be in; use auto | 2001:db8:0:98::51
vps.hcloud.serverType: no servers of this type in ash (vps.hcloud.location), only in fsn1, nbg1, hel1; another location | cx23 & vps.hcloud.location=ash
  no servers of this type in sin; another location | cax41 & vps.hcloud.location=sin
vps.hcloud.labels: the label a has several values; keep one of them | ["a=b","a=c"]
vps.hcloud.firewall: no rule of the cloud's firewall can admit protocol 41; use auto or off | on
[hcloud routed]
vps.hcloud.firewall: would shut what dmz.exposure opens; use auto or off | on & dmz.exposure=open
[6in4 & vps.connection.jump.host=bastion & vps.connection.jump.agent=auto]
vps.connection.jump.agent: vpsJumpPrivateKey is set too; remove one | auto & vpsJumpPrivateKey=PRIVATE-KEY
router.connection.via: the VPS has a jump host itself; use direct | vps & router.connection.host=192.168.3.2 & router.connection.port=22 & router.tunnelSsh=open
[native64 & VIA-VPS]
router.connection.host: the router's address inside the tunnel; use 192.168.3.2, or router.connection.via direct | 2001:db8:0:98::3
[6in4 & VIA-VPS]
router.connection.host: the router's address inside the tunnel; use 192.168.3.2 or 2001:db8:0:3::2, or router.connection.via direct | 192.168.3.1 | router.example.net
router.connection.port: sshd listens on 22; use 22 | 2202
router.tunnelSsh: comes in by the tunnel; `pulumi up` with it once before | closed
router.connection.jump.host: the VPS is the jump host; remove router.connection.jump | bastion & router.connection.jump.agent=auto
[6in4 & UPDATE]
uplink.update.url: needed with uplink.update.tunnelId; or remove uplink.update.tunnelId, uplink.update.user, uplinkUpdateKey | (empty)
uplink.update.tunnelId: needed with uplink.update.url; e.g. 123456, or remove | (empty)
uplink.update.user: needed with uplink.update.url; e.g. me, or remove | (empty)
uplinkUpdateKey: needed with uplink.update.url; `pulumi config set --secret uplinkUpdateKey`, or remove | (empty)
""";
}
