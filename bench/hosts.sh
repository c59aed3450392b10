#!/bin/sh
# What a list of hosts costs: bench/hosts.sh [COUNT…]
#
# For lists of so many hosts with three services each: reads and checks the list, plans and renders both machines' files, and loads both firewalls into the
# kernel of this computer, in a network namespace of its own. Writes docs/performance.md. Needs root and nft.
set -eu
cd "$(dirname "$0")/.."
[ $# -gt 0 ] || set -- 10 100 1000 10000 30000
dotnet build bench/hosts -c Release -p:PulumiSdk=offline -nologo -v quiet >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Seconds of wall time that a command takes, in a namespace with nothing in it.
takes() {
  start=$(date +%s.%N)
  "$@"
  echo "$start $(date +%s.%N)" | awk '{ printf "%.3f", $2 - $1 }'
}

row() {
  read -r count read file plan render memory
  line="| $count | $read | $file | $plan | $render | $memory |"
  for machine in vps router; do
    line="$line $(takes unshare -n nft -c -f "$work/$machine.nft") / $(takes unshare -n nft -f "$work/$machine.nft") |"
  done
  echo "$line"
}

{
  cat <<END
# What a list of hosts costs

Written by \`bench/hosts.sh\` on a computer with $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), Linux $(uname -r), $(nft --version | cut -d' ' -f1,2).
Three services a host, one of them forwarded, one for a prefix alone. Seconds of one core; the kernel's are those of a first load in an empty network namespace.
A configuration travels in one variable of 128 KiB, some 400 such hosts: longer lists stand in a file.

| hosts | read and check | the same from a file (\`hostsFile\`) | plan | render, both machines | memory, MB | VPS: nft's check / load | router: the same |
|---|---|---|---|---|---|---|---|
END
  for count; do taskset -c 1 dotnet exec bench/hosts/bin/Release/net10.0/Ipv6Dmz.Bench.dll "$count" "$work" | row; done
} >"$work/performance.md"
mv "$work/performance.md" docs/performance.md
cat docs/performance.md
