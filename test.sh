#!/bin/sh
# Runs all tests: the quick ones, then those in the labs' virtual machines, three labs at a time. One part of them runs, on the earlier Debian, what each release
# has to pass. --quick leaves the machines out, --debian makes them of another release. Other arguments go to the test runner, each time. --times shows where the
# last run's time went.
set -eu
cd "$(dirname "$0")"
. lab/build.sh

# Where the last run's time went, in seconds: each moment counts once, for the first column that goes on then. Each part of a run by itself, and of all
# the slowest tests.
show_times() {
  [ -n "$(ls .lab/times-*.tsv 2>/dev/null)" ] || die "--times: no run has left its times yet"
  for part in .lab/times-*.tsv; do
    awk -F '\t' -v part="$part" '
      NR == 1 { header = $0; next }
      { for (column = 1; column < NF; column++) sum[column] += $column; tests++ }
      END {
        gsub(/.*times-|[.]tsv$/, "", part)
        split(header, names)
        printf "%s: %d tests", part, tests
        for (column = 1; column in sum; column++) printf ", %s %.0f", names[column], sum[column]
        print ""
      }' "$part"
  done
  echo
  sed -s 1q "$part" | tr '\t' ' '
  tail -q -n +2 .lab/times-*.tsv | sort -t "$(printf '\t')" -k 1,1nr | head -n 40
}

quick=
alone=
debian=
value=
for argument in "$@"; do
  shift
  case $value$argument in
  --debian) value=of- && continue ;;
  of-13 | of-12 | of-testing)
    debian=$argument
    value=
    continue
    ;;
  of-*) die "--debian: 13, 12 or testing" ;;
  --quick) quick=yes ;;
  --times) show_times && exit ;;
  -h | --help)
    echo "usage: ./test.sh [--quick] [--debian 13|12|testing] [--times] [options of the test runner, such as --filter-class '*StackFile*']"
    exit
    ;;
  # These don't combine with the filter that tells the two kinds apart.
  --filter-trait | --filter-query) alone=yes && set -- "$@" "$argument" ;;
  *) set -- "$@" "$argument" ;;
  esac
done
[ -z "$value" ] || die "--debian: 13, 12 or testing"

runners=
interrupted=
status=0
logs=

# The runner ends the lab's machines before it ends itself, if it gets SIGINT and gets it once: a second one makes it leave at once.
# shellcheck disable=SC2317
stop() {
  interrupted=yes
  [ -n "$runners" ] || exit 130
  for told in $runners; do kill -s INT -- "-$told" 2>/dev/null || true; done
}

# begin NAME PARTS OPTIONS: starts tests, shows what the runner says, and keeps it in .lab/test-NAME.log. PARTS, LAB:TRAIT=VALUE each, come one after the
# other; none: all that the options leave. In a session of its own, a runner hears of Ctrl-C from here alone.
begin() {
  [ -z "$interrupted" ] || return 0
  log=.lab/test-$1.log
  pipe=.lab/test-$1.pipe
  logs="$logs $log"
  rm -f "$pipe"
  mkfifo "$pipe"
  # On a CI server the runner colours what it says, pipe or not.
  sed -u 's/\x1b\[[0-9;]*m//g; /^  from /d; /^Ok, passed [0-9]* tests\.$/d' <"$pipe" | tee "$log" &
  # shellcheck disable=SC2016 # another shell's
  setsid env --default-signal=INT IPV6_DMZ_TEST_DEBIAN="$debian" IPV6_DMZ_TEST_RUN="$start" sh -c '
    name=$1 parts=$2 status=0 interrupted=
    shift 2
    trap "interrupted=yes" INT
    run() {
      lab=$1
      shift
      [ -n "$interrupted" ] || IPV6_DMZ_TEST_LAB=$lab dotnet exec tests/bin/Debug/net10.0/Ipv6Dmz.Tests.dll --ignore-exit-code 8 "$@" || status=$?
    }
    [ -n "$parts" ] || run "$name" "$@"
    for part in $parts; do run "${part%%:*}" --filter-trait "${part#*:}" "$@"; done
    exit $status
  ' sh "$@" >"$pipe" 2>&1 &
  runners="$runners $!"
}

# Waits for all that was begun.
finish() {
  for runner in $runners; do
    # A signal ends a wait, but not what is waited for.
    while :; do
      result=0
      wait "$runner" || result=$?
      kill -0 "$runner" 2>/dev/null || break
    done
    [ "$status" -ne 0 ] || status=$result
  done
  runners=
  rm -f .lab/test-*.pipe
  wait
}

trap stop INT TERM HUP
check_root
check_dotnet
install_packages
choose_sdk
build Infra.sln

start=$(date +%s)
rm -f .lab/times-*.tsv
if [ -n "$alone" ] && [ -z "$quick" ]; then
  begin all '' --output Detailed "$@"
else
  # They wait more than they compute.
  begin quick '' --max-threads 4x --filter-not-trait Category=Lab --filter-not-trait Category=Cloud --filter-not-trait Category=Faults \
    --filter-not-trait Category=Changes --filter-not-trait Category=Measures --filter-not-trait Category=Hosts "$@"
  if [ -z "$quick" ]; then
    finish
    echo "The labs' tests, a line for each as it ends. The first ones may have to build the image and boot the machines: minutes."
    earlier=
    [ -n "$debian" ] || earlier='debian-12:Debian=every'
    # Three at a time, each with machines of its own: they wait more than they compute. Tests that measure come last, and others wait for them.
    begin first "changes:Category=Changes $earlier changes:Category=Measures" --output Detailed "$@"
    begin second 'faults:Category=Faults faults:Category=Hosts' --output Detailed "$@"
    begin third 'lab:Category=Lab cloud:Category=Cloud' --output Detailed "$@"
  fi
fi
finish
took=$(($(date +%s) - start))

[ -z "$interrupted" ] || status=130
# The runners' own summaries, in the form that others read, and what failed once more: it may stand half an hour further up.
# shellcheck disable=SC2086
parts=$(say_parts) awk -v took="$((took / 60)) min $((took % 60)) s" '
  /^(passed|skipped|running\.\.\.|\[slow\]|Test run summary)/ { failure = 0 }
  /^failed / { failure = 1 }
  failure { failures = failures $0 "\n" }
  $1 == "succeeded:" { passed += $2 }
  $1 == "failed:" { failed += $2 }
  $1 == "skipped:" { skipped += $2 }
  END {
    if (ARGC > 2) printf "%s", failures
    print ENVIRON["parts"]
    print "took " took
    printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
    # Tests that do not exist are not green.
    exit passed + failed + skipped == 0
  }
' $logs || [ "$status" -ne 0 ] || status=8
exit "$status"
