#!/bin/sh
# The rest of the picture around vps and router, in network namespaces of the machine "world".
#
#                                 servers LAN 198.51.100.0/24, 2001:db8:0:80::/64
#        server .80 ::80 (DNS: .53 ::53)     stranger .66 ::66      operator .10 ::10 (root namespace)
#              |                                  |                      |
#   +----------+----------------------------------+----------------------+--------------------------+
#   | internet   198.51.100.1  2001:db8:0:80::1   (bridge "servers")                                |
#   +--+ 100.64.0.1/30 -----------------+ 203.0.113.254/24 --------------+ 192.0.2.1/24 ------------+
#      | 2001:db8:0:f0::1/64            | 2001:db8:0:b0::1/64            | 2001:db8:0:a0::1/64
#      | .2  ::2                        | 203.0.113.1  ::2               | .2  ::2
#   provider                          broker                         homerouter  NAT44, DHCP, RA, DNS
#      | 198.18.0.1/24                  | sit "he-vps": 203.0.113.1      | 192.168.1.1/24
#      | fe80::1                        |   to 198.18.0.10               | 2001:db8:0:a1::1/64
#      | 2001:db8:0:98::/64 on-link     | 2001:db8:0:123::1/64           |
#      |                                | 2001:db8:0:2::/63 via ::2 (uplink 6in4)      |
#      | eth1                                                         homelan (bridge) -- homepc .20, SLAAC
#   [ vps eth0 ]                                                         |     |        -- operator .10 (root namespace)
#     198.18.0.10  2001:db8:0:98::1                                      | eth2
#                                                                     [ router eth0 ]  192.168.1.2, SLAAC
#   host ports (see "operator"):                                      [ router eth1 ]  unconfigured
#     2200 world's sshd                                                  | eth3
#     2201 vps's sshd, from the servers LAN                           dmzlan (bridge) -- dmzhost   DHCP, SLAAC
#     2202 router's sshd, from the home LAN                                           -- dmzhost2  DHCP, SLAAC
#                                                                                     -- web dns shell game  DHCP, ::10 to ::13
#
# Interfaces, by namespace. internet: servers home broker provider. provider: vps core. broker: eth0 he-vps. homerouter: wan lan.
# homelan: the bridge homelan with the ports router hr pc op. dmzlan: the bridge dmzlan with the ports router h1 to h6. The others: eth0.
# To capture what a machine sends: provider/vps, homelan/router, dmzlan/router.
#
# `world.sh uplink 6in4|routed|native64` changes who delivers 2001:db8:0:2::/63: the broker, the provider by way of 2001:db8:0:98::1, nobody.
#
# Addresses by SLAAC: homepc 2001:db8:0:a1:0:ff:fe00:120, router's home side in 2001:db8:0:a1::/64 (dhcpcd's are stable and private),
# dmzhost <dmz prefix>:0:ff:fe00:201, dmzhost2 <dmz prefix>:0:ff:fe00:202. web, dns, shell and game are the hosts of the stack's list: each sets
# its half of the address by token, and `serve.sh` starts what it serves.
#
# HTTP: server on 198.51.100.80, a package source.
# DNS: server on 198.51.100.53 and 2001:db8:0:80::53; homerouter on its LAN. Names: {server,stranger,broker,homerouter}.example.net;
# public.example.net, whose addresses a filter against DNS rebinding lets pass as it doesn't the documentation prefixes; rebinding.example.net;
# 2.0.0.127.list.example.net, an entry of a block list.
# Counters of what is dropped: `ip netns exec provider nft list table inet bcp38` (and in broker), counters spoofed4 and spoofed6.
# A DMZ host's lease: /run/lab/<namespace>.lease ("address mask router dns", absent without one).

set -eu

here=$(cd "$(dirname "$0")" && pwd)
run=/run/lab
namespaces='internet server stranger broker provider homerouter homelan homepc dmzlan dmzhost dmzhost2 web dns shell game'
hosts='dmzhost dmzhost2 web dns shell game'

in_ns() { ip netns exec "$@"; }

down() {
  for name in $namespaces; do
    [ -e "/run/netns/$name" ] || continue
    ip netns pids "$name" | xargs -r kill 2>/dev/null || true
    ip netns delete "$name"
  done
  ip link delete op-net 2>/dev/null || true
  ip link delete op-home 2>/dev/null || true
  # The machine's own interfaces come back to the root namespace on their own, a moment later, under the names they had inside.
  for mac in 02:00:00:00:ff:01:eth1 02:00:00:00:ff:02:eth2 02:00:00:00:ff:03:eth3; do
    tries=0
    until name=$(ip -o link | awk -F'[ :@]+' -v mac="${mac%:*}" 'index($0, mac) { print $2 }') && [ -n "$name" ]; do
      [ $((tries += 1)) -le 100 ] || { echo "world: ${mac##*:} did not come back" >&2; return 1; }
      sleep 0.1
    done
    [ "$name" = "${mac##*:}" ] || { ip link set "$name" down; ip link set "$name" name "${mac##*:}"; }
  done
}

create_namespaces() {
  for name in $namespaces; do echo "netns add $name"; done | ip -batch -
}

# Under emulation each program started costs a twentieth of a second: so one ip for all links, and one for each namespace.
create_links() {
  ip -batch - <<EOF
link add p-server netns internet type veth peer name eth0 netns server
link add p-stranger netns internet type veth peer name eth0 netns stranger
link add p-operator netns internet type veth peer name op-net
link add home netns internet type veth peer name wan netns homerouter
link add broker netns internet type veth peer name eth0 netns broker
link add provider netns internet type veth peer name core netns provider
link set dev eth1 netns provider name vps
link add hr netns homelan type veth peer name lan netns homerouter
link add pc netns homelan type veth peer name eth0 address 02:00:00:00:01:20 netns homepc
link add op netns homelan type veth peer name op-home
link set dev eth2 netns homelan name router
link add h1 netns dmzlan type veth peer name eth0 address 02:00:00:00:02:01 netns dmzhost
link add h2 netns dmzlan type veth peer name eth0 address 02:00:00:00:02:02 netns dmzhost2
link add h3 netns dmzlan type veth peer name eth0 address 02:00:00:00:02:03 netns web
link add h4 netns dmzlan type veth peer name eth0 address 02:00:00:00:02:04 netns dns
link add h5 netns dmzlan type veth peer name eth0 address 02:00:00:00:02:05 netns shell
link add h6 netns dmzlan type veth peer name eth0 address 02:00:00:00:02:06 netns game
link set dev eth3 netns dmzlan name router
EOF
}

# Before there are links, which start from these. Probes count on every ICMP error; duplicate address detection would only
# make them wait. Routers forward, and hosts ask for an advertisement again and again until their network is there.
set_sysctls() {
  mkdir -p "$run"
  rm -f "$run"/*.lease
  all='net.ipv6.icmp.ratelimit=0 net.ipv4.icmp_ratelimit=0 net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0'
  router='net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1'
  host='net.ipv6.conf.default.router_solicitations=-1 net.ipv6.conf.default.router_solicitation_interval=2
    net.ipv6.conf.default.router_solicitation_max_interval=4 net.ipv6.conf.default.router_solicitation_delay=0'
  sysctl -qw net.ipv4.ip_forward=1 net.ipv4.icmp_msgs_per_sec=100000 net.ipv4.icmp_msgs_burst=100000
  for name in $namespaces; do
    case $name in
      internet | broker | provider | homerouter) role=$router ;;
      dmzhost | dmzhost2 | web | dns | shell | game | homepc) role=$host ;;
      *) role= ;;
    esac
    # shellcheck disable=SC2086
    in_ns "$name" sysctl -qw $all $role
  done
}

internet() {
  ip -n internet -batch - <<EOF
link set dev lo up
link add name servers type bridge
link set dev p-server master servers up
link set dev p-stranger master servers up
link set dev p-operator master servers up
link set dev servers up
link set dev home up
link set dev broker up
link set dev provider up
address add 198.51.100.1/24 dev servers
address add 2001:db8:0:80::1/64 dev servers
address add 192.0.2.1/24 dev home
address add 2001:db8:0:a0::1/64 dev home
address add 203.0.113.254/24 dev broker
address add 2001:db8:0:b0::1/64 dev broker
address add 100.64.0.1/30 dev provider
address add 2001:db8:0:f0::1/64 dev provider
route add 198.18.0.0/24 via 100.64.0.2
route add 2001:db8:0:98::/64 via 2001:db8:0:f0::2
route add 2001:db8:0:123::/64 via 2001:db8:0:b0::2
route add 2001:db8:0:a1::/64 via 2001:db8:0:a0::2
EOF
  on_servers_lan server 80
  on_servers_lan stranger 66
  ip -n server -batch - <<EOF
address add 198.51.100.53/24 dev eth0
address add 2001:db8:0:80::53/64 dev eth0 preferred_lft 0
EOF
}

on_servers_lan() {
  ip -n "$1" -batch - <<EOF
link set dev lo up
link set dev eth0 up
address add 198.51.100.$2/24 dev eth0
address add 2001:db8:0:80::$2/64 dev eth0
route add default via 198.51.100.1
route add default via 2001:db8:0:80::1
EOF
}

provider() {
  ip -n provider -batch - <<EOF
link set dev lo up
link set dev core up
link set dev vps up
address add 100.64.0.2/30 dev core
address add 2001:db8:0:f0::2/64 dev core
address add 198.18.0.1/24 dev vps
address add fe80::1/64 dev vps
route add 2001:db8:0:98::/64 dev vps
route add default via 100.64.0.1
route add default via 2001:db8:0:f0::1
EOF
}

# uplink 6in4 | routed | native64: who delivers 2001:db8:0:2::/63 to the VPS. In every mode its /64 is on-link at the provider, which
# resolves each address by NDP.
# With "anew" hosts are switched off and on, as they would be by somebody who begins afresh: they keep the addresses of an earlier prefix for an hour.
uplink() {
  if [ "${2-}" = anew ]; then
    for name in $hosts; do
      ip -n "$name" link set dev eth0 down
      ip -n "$name" link set dev eth0 up
    done
    tokens
  fi
  case $1 in
    6in4) via=2001:db8:0:b0::2 more='' ;;
    routed) via=2001:db8:0:f0::2 more=', 2001:db8:0:2::/63' ;;
    native64) via='' more='' ;;
    *) echo "world: no such uplink: $1" >&2; return 2 ;;
  esac
  deliver internet "$via"
  deliver provider "${more:+2001:db8:0:98::1}"
  bcp38 provider vps '198.18.0.10, 0.0.0.0' "2001:db8:0:98::/64, fe80::/10, ::$more"
}

# deliver NAMESPACE [GATEWAY]: the DMZ's IPv6 that way, or not at all. Where it already is, no packet is lost.
deliver() {
  if [ -n "$2" ]; then
    ip -n "$1" route replace 2001:db8:0:2::/63 via "$2"
  else
    ip -n "$1" route del 2001:db8:0:2::/63 2>/dev/null || true
  fi
}

broker() {
  ip -n broker -batch - <<EOF
link set dev lo up
link set dev eth0 up
address add 203.0.113.1/24 dev eth0
address add 2001:db8:0:b0::2/64 dev eth0
route add default via 203.0.113.254
route add default via 2001:db8:0:b0::1
tunnel add he-vps mode sit local 203.0.113.1 remote 198.18.0.10 ttl 64
link set dev he-vps up mtu 1480
address add 2001:db8:0:123::1/64 dev he-vps
route add 2001:db8:0:2::/63 via 2001:db8:0:123::2 dev he-vps
EOF
  bcp38 broker he-vps '0.0.0.0' '2001:db8:0:2::/63, 2001:db8:0:123::/64, fe80::/10'
}

# bcp38 <ns> <interface> <IPv4 sources> <IPv6 sources>: what comes in there with another source is counted and dropped.
bcp38() {
  in_ns "$1" nft -f - <<EOF
table inet bcp38 {}
delete table inet bcp38
table inet bcp38 {
  counter spoofed4 { }
  counter spoofed6 { }
  chain prerouting {
    type filter hook prerouting priority raw; policy accept;
    iifname "$2" ip saddr != { $3 } counter name spoofed4 drop
    iifname "$2" ip6 saddr != { $4 } counter name spoofed6 drop
  }
}
EOF
}

home() {
  ip -n homelan -batch - <<EOF
link add name homelan type bridge
link set dev homelan up
link set dev hr master homelan up
link set dev pc master homelan up
link set dev op master homelan up
link set dev router master homelan up
EOF
  ip -n homerouter -batch - <<EOF
link set dev lo up
link set dev wan up
link set dev lan up
address add 192.0.2.2/24 dev wan
address add 2001:db8:0:a0::2/64 dev wan
address add 192.168.1.1/24 dev lan
address add 2001:db8:0:a1::1/64 dev lan
route add default via 192.0.2.1
route add default via 2001:db8:0:a0::1
EOF
  in_ns homerouter nft -f - <<'EOF'
table inet home {
  chain input {
    type filter hook input priority filter; policy drop;
    ct state established,related accept
    iifname { "lan", "lo" } accept
    icmpv6 type { nd-neighbor-solicit, nd-neighbor-advert, nd-router-advert } accept
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    iifname "lan" accept
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    oifname "wan" ip saddr 192.168.1.0/24 masquerade
  }
}
EOF
  ip -n homepc -batch - <<EOF
link set dev lo up
link set dev eth0 up
address add 192.168.1.20/24 dev eth0
route add default via 192.168.1.1
EOF
  resolver homepc 192.168.1.1
  resolver server 198.51.100.53
  resolver stranger 198.51.100.53
  resolver homerouter 198.51.100.53
}

# resolver <ns> <address>: `ip netns exec` shows this file as /etc/resolv.conf.
resolver() {
  mkdir -p "/etc/netns/$1"
  echo "nameserver $2" >"/etc/netns/$1/resolv.conf"
}

dmz() {
  ip -n dmzlan -batch - <<EOF
link add name dmzlan type bridge
link set dev dmzlan up
link set dev h1 master dmzlan up
link set dev h2 master dmzlan up
link set dev h3 master dmzlan up
link set dev h4 master dmzlan up
link set dev h5 master dmzlan up
link set dev h6 master dmzlan up
link set dev router master dmzlan up
EOF
  for name in $hosts; do
    ip -n "$name" -batch - <<EOF
link set dev lo up
link set dev eth0 up
EOF
  done
  tokens
}

# A link that goes down forgets it.
tokens() {
  for pair in web:10 dns:11 shell:12 game:13; do ip -n "${pair%:*}" token set "::${pair#*:}" dev eth0; done
}

# operator: whoever deploys. From the host, by way of this machine's user network, to the interfaces a real deployment uses.
operator() {
  ip -batch - <<EOF
link set dev op-net up
link set dev op-home up
address add 198.51.100.10/24 dev op-net
address add 2001:db8:0:80::10/64 dev op-net
address add 192.168.1.10/24 dev op-home
route add 198.18.0.0/24 via 198.51.100.1
route add 2001:db8:0:98::/64 via 2001:db8:0:80::1
EOF
  nft -f - <<'EOF'
table ip operator {}
delete table ip operator
table ip operator {
  chain prerouting {
    type nat hook prerouting priority dstnat; policy accept;
    iifname "eth0" tcp dport 2201 dnat to 198.18.0.10:22
    iifname "eth0" tcp dport 2202 dnat to 192.168.1.2:22
  }
  chain postrouting {
    type nat hook postrouting priority srcnat; policy accept;
    oifname { "op-net", "op-home" } masquerade
  }
  chain forward {
    type filter hook forward priority filter; policy drop;
    ct state established,related accept
    iifname "eth0" ct status dnat accept
  }
}
EOF
}

services() {
  in_ns server dnsmasq --pid-file="$run/dns.pid" --conf-file=/dev/null --no-hosts --no-resolv --user=root --bind-interfaces \
    --listen-address=198.51.100.53,2001:db8:0:80::53 --local=/example.net/ \
    --host-record=server.example.net,198.51.100.80,2001:db8:0:80::80 \
    --host-record=stranger.example.net,198.51.100.66,2001:db8:0:80::66 \
    --host-record=broker.example.net,203.0.113.1 \
    --host-record=homerouter.example.net,192.0.2.2,2001:db8:0:a0::2 \
    --host-record=public.example.net,198.18.80.80,3fff:0:80::80 --host-record=rebinding.example.net,192.168.1.20 --host-record=2.0.0.127.list.example.net,127.0.0.2
  in_ns server busybox httpd -p 198.51.100.80:80 -h /usr/lib/lab-packages
  in_ns homerouter dnsmasq --pid-file="$run/home.pid" --conf-file=/dev/null --no-hosts --no-resolv --user=root --bind-interfaces \
    --interface=lan --except-interface=lo --server=198.51.100.53 --leasefile-ro --dhcp-authoritative \
    --dhcp-range=192.168.1.100,192.168.1.199,255.255.255.0,1h --dhcp-host=02:00:00:00:01:02,192.168.1.2 \
    --no-ping --quiet-dhcp --quiet-ra --enable-ra --dhcp-range=::,constructor:lan,ra-only,64,1h --ra-param=lan,10,1800
  for name in $hosts; do
    in_ns "$name" busybox udhcpc -f -i eth0 -t 2 -T 1 -A 2 -s "$here/udhcpc.sh" </dev/null >/dev/null 2>&1 &
  done
}

case ${1:-up} in
  down) down; exit ;;
  uplink) shift; uplink "$@"; exit ;;
esac
down
# First the way in, so that a world that fails half-way can be looked at.
ip address replace 10.0.2.15/24 dev eth0
ip link set dev eth0 up
create_namespaces
set_sysctls
create_links
internet
provider
broker
home
dmz
operator
uplink 6in4
services
