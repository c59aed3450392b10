#!/bin/sh
# dnsmasq advertises itself as a router and a resolver, and the only global address of its interface is deleted.
#
# One would guess that the resolver ends with the router: a lifetime of 0, or what is left of its hour.
# dnsmasq advertises a router lifetime of 0, a deprecated prefix, and a resolver with a lifetime of 4294967295.
# That is infinity (RFC 8106, 5.1).
# Hosts keep a resolver for ever, from a router that says that it is none any more.
# The resolver's lifetime is the shortest of the preferred lifetimes of the interface's addresses (src/radv.c).
# Only the link-local address is left, and that one has no end.
#
# Seen with dnsmasq 2.90 and 2.91.
# This script takes dnsmasq-base 2.90-4~deb12u2 of Debian 12, with the libraries that are installed.
# It needs root, for namespaces of its own.
# It prints what it sees, and fails where that is something else.
set -eu

version=2.90-4~deb12u2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "dnsmasq-base=$version" >/dev/null 2>&1
dpkg -x dnsmasq-base_*.deb .
"$folder/usr/sbin/dnsmasq" --version | head -n 1

# prints a line about each router advertisement.
cat >listen.pl <<'END_OF_PERL'
use Socket qw(:all);
$| = 1;
socket(my $in, AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) or die "socket: $!";
print "ready\n";
while (defined recv($in, my $packet, 2000, 0)) {
  my ($type, $router) = unpack("C x5 n", $packet);
  next if $type != 134;
  my ($prefix, $resolver) = ("none", "none");
  for (my $rest = substr($packet, 16); length $rest >= 8; $rest = substr($rest, 8 * unpack("x C", $rest))) {
    $prefix = unpack("x8 N", $rest) if ord $rest == 3;
    $resolver = unpack("x4 N", $rest) if ord $rest == 25;
  }
  print "router $router, prefix preferred $prefix, resolver $resolver\n";
}
END_OF_PERL

# the first advertisement, and the first one without a router after the address is deleted.
# shellcheck disable=SC2016 # another shell's
seen=$(unshare -n -m -p -f --kill-child --mount-proc sh -eu -c '
  wait_for() { # COMMAND…
    deadline=$(($(date +%s) + 60))
    until "$@" >/dev/null; do
      [ "$(date +%s)" -lt "$deadline" ] || { echo "not within a minute: $*" >&2; cat heard log >&2; exit 1; }
      sleep 0.2
    done
  }
  mount -t tmpfs tmpfs /run
  mkdir /run/netns
  ip link set lo up
  ip netns add host
  ip link add eth0 type veth peer name eth0 netns host
  echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
  echo 0 >/proc/sys/net/ipv6/conf/eth0/accept_dad
  ip netns exec host sh -c "echo 0 >/proc/sys/net/ipv6/conf/eth0/accept_dad"
  ip address add 2001:db8::1/64 dev eth0
  ip link set eth0 up
  ip -n host link set eth0 up
  link_local() { ip -6 address show dev eth0 scope link -tentative | grep fe80:; }
  wait_for link_local

  : >log
  ip netns exec host perl listen.pl >heard 2>>log &
  wait_for grep ready heard
  usr/sbin/dnsmasq --conf-file=/dev/null --no-daemon --no-hosts --no-resolv --user=root --interface=eth0 --bind-dynamic --leasefile-ro \
    --enable-ra --dhcp-range=::,constructor:eth0,ra-stateless,64,1h >>log 2>&1 &
  wait_for grep "^router" heard
  ip address del 2001:db8::1/64 dev eth0
  wait_for grep "^router 0" heard
  grep -m 1 "^router" heard
  grep -m 1 "^router 0" heard')
echo "$seen"

expected='router 1800, prefix preferred 3600, resolver 3600
router 0, prefix preferred 0, resolver 4294967295'
[ "$seen" = "$expected" ] || { echo "expected: $expected" >&2; exit 1; }
