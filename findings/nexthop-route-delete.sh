#!/bin/sh
# An IPv6 route is deleted by its gateway: `ip -6 route del default via GATEWAY dev LINK`.
#
# One would guess that this deletes the route with that gateway, and is an error where there is none.
# Where default routes refer to nexthop objects, as systemd-networkd's do from 256 on, it deletes the first of them, whichever gateway that one has, and also for a
# gateway that no route has. `ip -6 route del default nhid NUMBER` deletes the one meant.
#
# Seen with Linux 6.12, 6.18 and 7.2, and with iproute2 6.1.0, 6.15 and 7.2. This script takes iproute2 6.1.0-3 of Debian 12 and the kernel that it runs on; it needs
# root, for a network namespace of its own. It prints what it sees, and fails where that is something else.
set -eu

version=6.1.0-3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "iproute2=$version" >/dev/null 2>&1
dpkg -x iproute2_*.deb .
echo "kernel $(uname -r), $("$folder/bin/ip" -V)"

# after DELETE…: the gateways that are left of fe80::1, fe80::2 and fe80::3.
after() {
  # shellcheck disable=SC2016 # another shell's
  unshare -n sh -eu -c '
    ip=$1
    shift
    "$ip" link add eth0 type veth peer name peer0
    "$ip" link set eth0 up
    "$ip" link set peer0 up
    for number in 1 2 3; do
      "$ip" nexthop add id 10$number via fe80::$number dev eth0
      "$ip" -6 route append default nhid 10$number proto ra metric 1024
    done
    "$ip" -6 route del "$@"
    "$ip" -6 route show default | grep -o "fe80::[0-9]" | xargs' sh "$folder/bin/ip" "$@"
}

failed=0
expect() { # LEFT DELETE…
  left=$1
  shift
  seen=$(after "$@")
  echo "ip -6 route del $*: left are $seen"
  [ "$seen" = "$left" ] || { echo "expected: $left" >&2; failed=1; }
}

expect 'fe80::2 fe80::3' default via fe80::3 dev eth0 proto ra
expect 'fe80::2 fe80::3' default via fe80::9 dev eth0 proto ra
expect 'fe80::1 fe80::2' default nhid 103
exit $failed
