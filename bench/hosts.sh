#!/bin/sh
# What a list of hosts costs: bench/hosts.sh [COUNT…]
#
# For lists of so many hosts with three services each: reads and checks the list, plans and renders both machines' files, and loads both firewalls into the
# kernel of this computer, in a network namespace of its own; and has the agent add one service to the shortest and to the longest list of at most 10,000
# hosts. Writes docs/performance.md. Needs root and nft.
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
    line="$line $(takes unshare -n nft -c -f "$work/$count/$machine.nft") / $(takes unshare -n nft -f "$work/$count/$machine.nft") |"
  done
  echo "$line"
}

# Of some runs, of each column the median.
median() {
  awk '{ for (i = 1; i <= NF; i++) value[NR, i] = $i } END {
    for (i = 1; i <= NF; i++) {
      for (a = 1; a < NR; a++) for (b = a + 1; b <= NR; b++) if (value[b, i] < value[a, i]) { swap = value[a, i]; value[a, i] = value[b, i]; value[b, i] = swap }
      printf "%s%s", value[int((NR + 1) / 2), i], i < NF ? " " : "\n"
    }
  }'
}

add() { # COUNT MACHINE LINKS
  service=$(diff "$work/$1/$2-more.nft" "$work/$1/$2.nft" | sed -n 's/^< *\t*::\([^ ]*\) \. udp \. \([0-9]*\) .*/2001:db8:0:2:\1,\2/p')
  timeout 120 unshare --net --mount bench/adding.sh "$3" "$work/$1/$2.nft" "$work/$1/$2-more.nft" "$service" >>"$work/$1/$2.adding"
}

# One after the other, so that a computer that has other work, too, is in both.
adding() { # FEW MANY
  for _ in 1 2 3 4 5 6 7; do
    for count; do add "$count" vps eth0,wg-dmz; add "$count" router wg-vps,eth1; done
  done
  for machine in vps router; do
    for count; do
      median <"$work/$count/$machine.adding" | awk -v count="$count" -v machine="$machine" '{ printf "| %s | %s | %s | %s | %s | %s |\n", machine, count, $1, $2, $3, $4 }'
    done
  done
  for machine in vps router; do
    { median <"$work/$1/$machine.adding"; median <"$work/$2/$machine.adding"; } | awk -v machine="$machine" -v few="$1" -v many="$2" \
      'NR == 1 { first = $4 } NR == 2 { printf "\n%s: from activate to the first packet, %s hosts take %.2f × the time of %s.\n", machine, many, $4 / first, few }'
  done
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
  for count; do taskset -c 1 dotnet exec bench/hosts/bin/Release/net10.0/Ipv6Dmz.Bench.dll "$count" "$work/$count" | row; done
  cat <<END

## One service more

By the agent, from one firewall to the next on a machine of network namespaces; seconds, the median of seven runs. Stage checks with nft what it brings. The packet
is one of many that are sent to the new service, one a millisecond, from before activate begins. The service is for everybody and has one
port: one for sources that no other has, or with a range, has the whole table loaded.

| machine | hosts | nft's check | stage, with its check | activate | from activate's begin to the first packet |
|---|---|---|---|---|---|
END
  many=$1
  for count; do [ "$count" -gt 10000 ] || many=$count; done
  adding "$1" "$many"
} >"$work/performance.md"
mv "$work/performance.md" docs/performance.md
cat docs/performance.md
