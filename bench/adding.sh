#!/bin/sh
# What one service more costs: unshare --net --mount bench/adding.sh LINKS FIREWALL FIREWALL-WITH-ONE-MORE ADDRESS,PORT
#
# A machine of its own in network namespaces: IN and OUT (LINKS: IN,OUT) are veth to an asker and to a host. Stages both firewalls with the agent, and activates one
# after the other while a UDP packet a millisecond is sent to the service that the second one opens. Prints seconds: nft's check, stage, activate, and from activate's
# begin to the first packet that the host gets.
set -eu
in=${1%,*} out=${1#*,} address=${4%,*} port=${4#*,}
mount -t sysfs sysfs /sys
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /var/lib
work=$(mktemp -d)
asker='' host=''
trap 'kill $asker $host 2>/dev/null || true; rm -rf "$work"' EXIT
for there in "$in" "$out"; do
  ip netns add "$there"
  ip link add "$there" type veth peer name eth0 netns "$there"
  ip link set dev "$there" addrgenmode none up
  ip -n "$there" link set dev eth0 addrgenmode none up
  ip -n "$there" link set dev lo up
done
# A tunnel knows no neighbours, and its rules let none be asked for.
ip -n "$in" neigh add fe80::1 lladdr "$(cat "/sys/class/net/$in/address")" dev eth0
sysctl -q net.ipv6.conf.all.forwarding=1
ip address add fe80::1/64 dev "$in" nodad
ip address add fe80::1/64 dev "$out" nodad
ip -n "$in" address add 2001:db8:9::9/128 dev eth0 nodad
ip -n "$in" address add fe80::2/64 dev eth0 nodad
ip -n "$out" address add "$address/128" dev eth0 nodad
ip -n "$out" address add fe80::2/64 dev eth0 nodad
ip -n "$in" route add default via fe80::1 dev eth0
ip -n "$out" route add default via fe80::1 dev eth0
ip route add 2001:db8:9::9 via fe80::2 dev "$in"
ip route add "$address" via fe80::2 dev "$out"

home=/var/lib/ipv6-dmz
mkdir -p "$home"
cat components/Apply/agent/00-head.sh components/Apply/agent/[1-6]0-*/*.sh components/Apply/agent/99-main.sh >"$home/agent"
chmod 755 "$home/agent"
agent() { "$home/agent" "$@" 2>>"$work/said" || { cat "$work/said" >&2; return 1; }; }
facts() {
  echo '==> machine.facts 0644'
  printf '%s\n' role=vps outside="$in" port=51820 links= inside= tunnel= table= keys= peer= far= mark= endpoint= endpoint_name= lookup_user= dedicated= subnets= proxied= advertised=
}
frame() { echo '==> firewall.nft 0644'; cat "$1"; }
now() { date +%s.%N; }
since() { echo "$1 $(now)" | awk '{ printf "%.3f", $2 - $1 }'; }
manifest() { for concern in boot firewall; do echo "$concern $(sha256sum <"$work/$concern" | cut -d' ' -f1)"; done; }

facts >"$work/boot"
agent stage boot <"$work/boot"
frame "$2" >"$work/firewall"
agent stage firewall <"$work/firewall"
manifest | agent activate 60 first >/dev/null

frame "$3" >"$work/firewall"
begun=$(now)
nft -c -f "$3"
check=$(since "$begun")
begun=$(now)
agent stage firewall <"$work/firewall"
stage=$(since "$begun")

# shellcheck disable=SC2016 # perl's
ip netns exec "$in" perl -MSocket=:all -e '
  socket(my $socket, AF_INET6, SOCK_DGRAM, 0) or die;
  my $to = pack_sockaddr_in6($ARGV[1], inet_pton(AF_INET6, $ARGV[0]));
  for (;;) { send($socket, "x", 0, $to); select(undef, undef, undef, 0.001) }' "$address" "$port" >&2 &
asker=$!
# shellcheck disable=SC2016 # perl's
ip netns exec "$out" sh -c 'perl -MSocket=:all -e "
  socket(my \$socket, AF_INET6, SOCK_DGRAM, 0) or die;
  bind(\$socket, pack_sockaddr_in6($1, inet_pton(AF_INET6, q(::)))) or die;
  recv(\$socket, my \$packet, 9, 0)"; date +%s.%N >"$2"' sh "$port" "$work/came" >&2 &
host=$!
sleep 0.5
[ ! -s "$work/came" ] || { echo 'a packet came before the service was there' >&2; exit 1; }
begun=$(now)
manifest | agent activate 60 first >/dev/null
activate=$(since "$begun")
deadline=$(($(date +%s) + 20))
until [ -s "$work/came" ]; do [ "$(date +%s)" -lt $deadline ] || { echo 'no packet came' >&2; exit 1; }; sleep 0.01; done
echo "$check $stage $activate $(echo "$begun $(cat "$work/came")" | awk '{ printf "%.3f", $2 - $1 }')"
