#!/bin/sh
# What an upgrade costs: bench/upgrade.sh COMMIT
#
# Deploys the program of an earlier COMMIT into a lab of its own, then the last commit's over it, with 100 packets a second each way meanwhile.
# Prints what was sent, what came back and the longest time without an answer. Each program runs with the lab of its own release, on the
# machines of the earlier one's image. It takes the ports of demo.sh's lab, which it stops.
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
commit=$(git rev-parse --verify "$1^{commit}")
new=$(git rev-parse HEAD)
folder=$PWD/.lab/upgrade

# One folder for both: machines are known by where their disks are.
[ ! -e "$folder/demo.sh" ] || "$folder/demo.sh" down >&2
./demo.sh down >&2
rm -rf "$folder"
git clone -q --shared . "$folder"
mkdir -p .lab/image "$folder/.lab"
ln -s "$PWD/.lab/image" "$folder/.lab/image"
demo() { "$folder/demo.sh" "$@"; }

# What this release's disks are known by.
demo reset >&2
demo down >&2
mv "$folder/.lab/dev/disks" "$folder/.lab/disks"
git -C "$folder" checkout -q "$commit"
echo "The earlier release, $(git log -1 --format='%h %s' "$commit")" >&2
demo up -c vps.provider=existing >&2
# The state is that of machines with a record of this age.
touch -r "$folder/.lab/dev/disks" "$folder/.lab/disks"
mv "$folder/.lab/disks" "$folder/.lab/dev/disks"
git -C "$folder" checkout -q "$new"

# stream NUMBER PLACE TARGET; the first packet of each path pays for what is resolved on it
stream() {
  echo "ip netns exec $2 ping -q -c 1 -w 10 $3 >/dev/null; mkdir -p /run/upgrade; setsid ip netns exec $2 ping -n -D -i 0.01 $3 </dev/null >/run/upgrade/$1 2>&1 & echo \$! >/run/upgrade/$1.pid"
}
demo exec world -- sh -c "
  $(stream 1 dmzhost 2001:db8:0:80::80)
  $(stream 2 dmzhost 198.51.100.80)
  $(stream 3 server 2001:db8:0:2:0:ff:fe00:201)
"

echo "This one over it" >&2
status=0
demo up -c vps.provider=existing >&2 || status=$?
sleep 5

# The last second's answers may still be on the way.
# shellcheck disable=SC2016 # the machine's shell
demo exec world -- sh -c '
  cd /run/upgrade
  kill -INT $(cat *.pid)
  sleep 3
  for stream in 1 2 3; do
    awk "
      / bytes from / { time = substr(\$1, 2) + 0; if (last && time - last > gap) gap = time - last; last = time; seq = \$0; sub(/.*icmp_seq=/, \"\", seq); seen[seq + 0] = 1 }
      /packets transmitted/ { sent = \$1 - 100; for (n = 1; n <= sent; n++) lost += !(n in seen); printf \"stream %d: sent %d, lost %d, longest gap %.2f s\\n\", $stream, sent, lost, gap }
    " $stream
  done
  rm -r /run/upgrade
'
demo down >&2
exit $status
