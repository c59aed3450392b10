#!/bin/sh
# A script for /bin/sh sends a signal to a process group: `kill -TERM -- -PID`, with the double dash before what begins with a dash.
#
# One would guess that the double dash is needed, or does no harm, in either way to name a signal.
# In dash it depends on how the signal is named. Behind -TERM the double dash is taken for a process ("Illegal number: -"), behind -s TERM the group is taken for an
# option without it ("Illegal option"). Where errors are not shown the group just lives on. bash takes all four forms.
#
# Seen with dash 0.5.12-2 of Debian 12, which this script takes. It prints what it sees, and fails where that is something else.
set -eu

version=0.5.12-2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "dash=$version" >/dev/null 2>&1
dpkg -x dash_*.deb .

failed=0
expect() { # SHELL STATUS FORM…
  shell=$1 status=$2
  shift 2
  # The group is one process, that waits to be ended.
  setsid sleep 60 &
  group=$!
  until [ "$(ps -o pgid= -p $group | tr -d ' ')" = $group ]; do :; done
  seen=0
  "$shell" -c "kill $* -$group" 2>"$folder/said" || seen=$?
  kill -s KILL $group 2>/dev/null || true
  wait $group 2>/dev/null || true
  echo "${shell##*/}: kill $* -PID: status $seen $(sed 's/.*kill: //' "$folder/said")"
  [ "$seen" = "$status" ] || { echo "expected: $status" >&2; failed=1; }
}

dash=$folder/bin/dash
expect "$dash" 2 -TERM --
expect "$dash" 0 -TERM
expect "$dash" 0 -s TERM --
expect "$dash" 2 -s TERM
for form in '-TERM --' '-TERM' '-s TERM --' '-s TERM'; do
  # shellcheck disable=SC2086 # words
  expect bash 0 $form
done
exit $failed
