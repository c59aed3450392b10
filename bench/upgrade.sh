#!/bin/sh
# What an upgrade costs: bench/upgrade.sh COMMIT
#
# Deploys the program of an earlier COMMIT into the lab of demo.sh, afresh, then the program as it is here over it, with 100 packets a second
# each way meanwhile. Prints what was sent, what came back and the longest time without an answer. Both programs run with the lab of their
# own release, on the same machines, which are the earlier one's, and the same state.
set -eu
cd "$(dirname "$0")/.."
[ $# -eq 1 ] || { sed -n 's/^# \{0,1\}//p' "$0" | head -n 5 >&2; exit 2; }
commit=$(git rev-parse --verify "$1^{commit}")
old=.lab/upgrade

rm -rf "$old"
git clone -q --shared . "$old"
git -C "$old" checkout -q "$commit"
# Its machines and its state are the ones that this program finds.
mkdir -p .lab/dev .lab/image "$old/.lab"
for folder in dev image; do ln -s "$PWD/.lab/$folder" "$old/.lab/$folder"; done

echo "The earlier release, $(git log -1 --format='%h %s' "$commit")" >&2
# What this release's disks are known by.
./demo.sh reset >&2
./demo.sh down >&2
cp .lab/dev/disks .lab/upgrade.disks
"$old/demo.sh" up -c vps.provider=existing >&2
mv .lab/upgrade.disks .lab/dev/disks

# stream NUMBER PLACE TARGET
stream() {
  echo "mkdir -p /run/upgrade; setsid ip netns exec $2 ping -n -D -i 0.01 $3 </dev/null >/run/upgrade/$1 2>&1 & echo \$! >/run/upgrade/$1.pid"
}
./demo.sh exec world -- sh -c "
  $(stream 1 dmzhost 2001:db8:0:80::80)
  $(stream 2 dmzhost 198.51.100.80)
  $(stream 3 server 2001:db8:0:2:0:ff:fe00:201)
"

echo "This one over it" >&2
status=0
./demo.sh up -c vps.provider=existing >&2 || status=$?
sleep 5

# The last second's answers may still be on the way.
# shellcheck disable=SC2016 # the machine's shell
./demo.sh exec world -- sh -c '
  cd /run/upgrade
  kill -INT $(cat *.pid)
  sleep 3
  for stream in 1 2 3; do
    awk "
      /icmp_seq=/ { time = substr(\$1, 2) + 0; if (last && time - last > gap) gap = time - last; last = time; seq = \$0; sub(/.*icmp_seq=/, \"\", seq); seen[seq + 0] = 1 }
      /packets transmitted/ { sent = \$1 - 100; for (n = 1; n <= sent; n++) lost += !(n in seen); printf \"stream %d: sent %d, lost %d, longest gap %.2f s\\n\", $stream, sent, lost, gap }
    " $stream
  done
  rm -r /run/upgrade
'
exit $status
