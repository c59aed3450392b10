#!/bin/sh
# Runs all tests: the quick ones, then those in the lab's virtual machines. --quick leaves those out. Other arguments go to the
# test runner, both times.
set -eu
cd "$(dirname "$0")"
. lab/build.sh

quick=
alone=
for argument in "$@"; do
  shift
  case $argument in
  --quick) quick=yes ;;
  -h | --help)
    echo "usage: ./test.sh [--quick] [options of the test runner, such as --filter-class '*StackFile*']"
    exit
    ;;
  # These don't combine with the filter that tells the two kinds apart.
  --filter-trait | --filter-query) alone=yes && set -- "$@" "$argument" ;;
  *) set -- "$@" "$argument" ;;
  esac
done

runner=
interrupted=
status=0
logs=

# The runner ends the lab's machines before it ends itself, if it gets SIGINT and gets it once: a second one makes it leave at once.
# shellcheck disable=SC2317
stop() {
  interrupted=yes
  [ -n "$runner" ] || exit 130
  kill -INT "$runner" 2>/dev/null || true
}

# run NAME OPTIONS: runs tests, shows what the runner says, and keeps it in .lab/test-NAME.log. In a session of its own, the runner
# hears of Ctrl-C from here alone.
run() {
  [ -z "$interrupted" ] || return 0
  log=.lab/test-$1.log
  logs="$logs $log"
  shift
  rm -f .lab/test.pipe
  mkfifo .lab/test.pipe
  # On a CI server the runner colours what it says, pipe or not.
  sed -u 's/\x1b\[[0-9;]*m//g; /^  from /d; /^Ok, passed [0-9]* tests\.$/d' <.lab/test.pipe | tee "$log" &
  setsid env --default-signal=INT dotnet exec tests/bin/Debug/net10.0/Ipv6Dmz.Tests.dll --ignore-exit-code 8 "$@" >.lab/test.pipe 2>&1 &
  runner=$!
  # A signal ends a wait, but not what is waited for.
  while :; do
    result=0
    wait "$runner" || result=$?
    kill -0 "$runner" 2>/dev/null || break
  done
  runner=
  rm .lab/test.pipe
  [ "$status" -ne 0 ] || status=$result
  wait
}

trap stop INT TERM HUP
check_root
check_dotnet
install_packages
choose_sdk
build Infra.sln

start=$(date +%s)
if [ -n "$quick" ]; then
  run quick --filter-not-trait Category=Lab "$@"
elif [ -n "$alone" ]; then
  run all --output Detailed "$@"
else
  run quick --filter-not-trait Category=Lab "$@"
  echo "The lab's tests, a line for each as it ends. The first one may have to build the image and boots the machines: minutes."
  run lab --filter-trait Category=Lab --output Detailed "$@"
fi
took=$(($(date +%s) - start))

[ -z "$interrupted" ] || status=130
# The runners' own summaries, in the form that others read.
# shellcheck disable=SC2086
awk -v took="$((took / 60)) min $((took % 60)) s" '
  $1 == "succeeded:" { passed += $2 }
  $1 == "failed:" { failed += $2 }
  $1 == "skipped:" { skipped += $2 }
  END {
    print "took " took
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    # Tests that do not exist are not green.
    exit passed + failed + skipped == 0
  }
' $logs || [ "$status" -ne 0 ] || status=8
exit "$status"
