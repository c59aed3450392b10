#!/bin/sh
# ipv6-dmz's agent: stages, activates and watches over what this machine runs. Installed by `pulumi up`, removed by `pulumi destroy`. `agent status`
# shows what runs; every other verb belongs to the deployment or to a unit, and stands in components/Apply/agent/README.md.
# The parts are one program, in the order of its life: names cross them. `local` is in dash and busybox, too.
# shellcheck disable=SC3043,SC2154,SC2034
set -eu
umask 022
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C

home=/var/lib/ipv6-dmz
management=
elsewhere='this machine is not the one that was deployed to: pulumi destroy, then pulumi up'
# Of a change of keys: first or second of the two machines.
turn=
# The first of what went wrong is the cause, those behind it often only its consequences.
warning=

say() { echo "[#] $*" >&2; }
warn() { warning=${warning:-$*}; echo "[!] $*" >&2; }
die() { died=$*; echo "[!] $*" >&2; exit 1; }
run() { say "$*"; "$@"; }
