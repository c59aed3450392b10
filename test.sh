#!/bin/sh
# Runs all tests. --quick leaves out those that need the lab's virtual machines. Other arguments go to the test runner.
set -eu
cd "$(dirname "$0")"
. lab/build.sh

quick=
for argument in "$@"; do
  shift
  case $argument in
  --quick) quick=yes ;;
  -h | --help)
    echo "usage: ./test.sh [--quick] [options of dotnet test, such as --filter-class '*StackFile*']"
    exit
    ;;
  *) set -- "$@" "$argument" ;;
  esac
done
[ -z "$quick" ] || set -- --filter-not-trait Category=Lab "$@"

check_host
install_packages
choose_sdk
build Infra.sln

# The runner's answer has to get past tee.
{
  status=0
  dotnet test --project tests --no-build -p:PulumiSdk="$SDK" "$@" 2>&1 || status=$?
  echo "$status" >.lab/test.status
} | tee .lab/test.log

# The runner's own summary, in the form that others read.
awk '
  $1 == "succeeded:" { passed = $2 }
  $1 == "failed:" { failed = $2 }
  $1 == "skipped:" { skipped = $2 }
  END { printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped }
' .lab/test.log
exit "$(cat .lab/test.status)"
