#!/bin/sh
# Two routers of the same preference advertise themselves to dhcpcd, and the one that it hears first goes away without a word.
#
# One would guess that dhcpcd changes to the router that is there.
# dhcpcd logs that the first one is unreachable.
# It keeps its only default route by that one, until the lifetime of the last advertisement ends.
# It makes that route again where it is deleted by hand, at the next advertisement of the other router.
# Its source has code for a change (ipv6nd_sortrouters in src/ipv6nd.c), but that asks for the other router's reachable time, not for whether it is reachable.
# With that corrected it is the same: of two routers of the same preference, the one heard first stays first.
#
# Seen with dhcpcd 9.4.1 and 10.1.0.
# This script takes dhcpcd-base 9.4.1-24~deb12u5 of Debian 12.
# It needs root, for namespaces of its own.
# It prints what it sees, and fails where that is something else.
set -eu

version=9.4.1-24~deb12u5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "dhcpcd-base=$version" >/dev/null 2>&1
dpkg -x dhcpcd-base_*.deb .
usr/sbin/dhcpcd --version | head -n 1

# advertises ADDRESS on LINK as a router: a lifetime of 1800 s, medium preference, a reachable time of 1000 ms.
cat >advertise.pl <<'END_OF_PERL'
use Socket qw(:all);
my ($address, $link) = @ARGV;
socket(my $out, AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) or die "socket: $!";
setsockopt($out, SOL_SOCKET, 25, $link) or die "link: $!"; # SO_BINDTODEVICE
setsockopt($out, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, 255) or die "hops: $!";
bind($out, pack_sockaddr_in6(0, inet_pton(AF_INET6, $address))) or die "bind: $!";
while (1) {
  send($out, pack("C2 n C2 n N2", 134, 0, 0, 64, 0, 1800, 1000, 0), 0, pack_sockaddr_in6(0, inet_pton(AF_INET6, "ff02::1"))) or die "send: $!";
  sleep 3;
}
END_OF_PERL

# shellcheck disable=SC2016 # another shell's
seen=$(unshare -n -m -p -f --kill-child --mount-proc sh -eu -c '
  wait_for() { # COMMAND…
    deadline=$(($(date +%s) + 60))
    until "$@" >/dev/null; do
      [ "$(date +%s)" -lt "$deadline" ] || { echo "not within a minute: $*" >&2; cat log >&2; exit 1; }
      sleep 0.2
    done
  }
  mount -t tmpfs tmpfs /run
  mount -t tmpfs tmpfs /var/lib
  mkdir /run/netns /run/dhcpcd /var/lib/dhcpcd
  : >log
  ip link set lo up
  ip netns add routers
  ip -n routers link set lo up
  ip -n routers address add 2001:db8:1::1/128 dev lo
  ip link add eth0 type bridge
  echo 0 >/proc/sys/net/ipv6/conf/eth0/accept_dad
  echo 0 >/proc/sys/net/ipv6/conf/eth0/accept_ra
  echo 1 >/proc/sys/net/ipv6/neigh/eth0/delay_first_probe_time
  ip address add 2001:db8::9/64 dev eth0
  for number in 1 2; do
    ip link add port$number type veth peer name router$number netns routers
    ip link set port$number master eth0 up
    ip netns exec routers sh -c "echo 1 >/proc/sys/net/ipv6/conf/all/forwarding; echo 0 >/proc/sys/net/ipv6/conf/router$number/accept_dad"
    ip -n routers address add fe80::$number/64 dev router$number
    ip -n routers address add 2001:db8::$number/64 dev router$number
    ip -n routers link set router$number up
  done
  ip link set eth0 up

  gateways() { ip -6 route show default | grep -o "via fe80::[0-9]" | xargs; }
  heard() { [ "$(grep -c "Router Advertisement from $1" log)" -ge "$2" ]; }
  heard_again() { # NUMBER: two advertisements more, so that the first one is dealt with
    wait_for heard fe80::$1 $(($(grep -c "Router Advertisement from fe80::$1" log || true) + 2))
  }
  ping_other_side() { ping -n -q -c 1 -W 1 2001:db8:1::1 >/dev/null 2>&1 && echo answer || echo "no answer"; }
  unreachable() { ping_other_side; grep "fe80::1 is unreachable" log; }

  usr/sbin/dhcpcd -B -d -6 -f /dev/null -c /bin/true --nodev eth0 >>log 2>&1 &
  ip netns exec routers perl advertise.pl fe80::1 router1 2>>log &
  first=$!
  heard_again 1
  ip netns exec routers perl advertise.pl fe80::2 router2 2>>log &
  heard_again 2
  echo "both routers there: default $(gateways), $(ping_other_side)"

  kill $first
  ip -n routers link del router1
  wait_for unreachable
  sed -n "s/^eth0: \(fe80::1 is unreachable\)$/logged: \1/p" log
  heard_again 2
  echo "first router gone: default $(gateways), $(ping_other_side)"

  ip -6 route del default
  heard_again 2
  echo "route deleted by hand: default $(gateways), $(ping_other_side)"

  ip -6 route add 2001:db8:1::1 via fe80::2 dev eth0
  echo "a route by the other router: $(ping_other_side)"')
echo "$seen"

expected='both routers there: default via fe80::1, answer
logged: fe80::1 is unreachable
first router gone: default via fe80::1, no answer
route deleted by hand: default via fe80::1, no answer
a route by the other router: answer'
[ "$seen" = "$expected" ] || { echo "expected: $expected" >&2; exit 1; }
