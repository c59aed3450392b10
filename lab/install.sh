#!/bin/sh
# Installs what the lab needs from Debian: QEMU, the image's tools, and the checkers that the tests hold files against.
set -eu

packages='qemu-system-x86 qemu-utils mmdebstrap e2fsprogs openssh-client nftables bind9-utils dnsmasq-base wireguard-tools iproute2 iputils-ping systemd shellcheck'

missing() {
  # shellcheck disable=SC2086 # words
  there=$(dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' $packages 2>/dev/null | sed -n 's/ ii.*//p') || true
  for package in $packages; do
    echo "$there" | grep -qx "$package" || echo "$package"
  done
}

wanted=$(missing)
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" != 0 ]; then
  echo "missing: $(echo "$wanted" | tr '\n' ' ')- run this as root, or install them with apt-get" >&2
  exit 1
fi

export DEBIAN_FRONTEND=noninteractive
echo 'installing Debian packages: reading package lists'
apt-get update -qq
# One at a time: where apt is set up to delete each package after it is unpacked (containers), a large install stops half-way.
total=$(echo "$wanted" | wc -l)
number=0
for package in $wanted; do
  number=$((number + 1))
  echo "installing $package ($number of $total)"
  apt-get install -qq --no-install-recommends "$package" >/dev/null ||
    { apt-get install -qq -f >/dev/null && apt-get install -qq --no-install-recommends "$package" >/dev/null; }
done
