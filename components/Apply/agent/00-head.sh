#!/bin/sh
# ipv6-dmz's agent: stages, activates and watches over what this machine runs. Installed by `pulumi up`, removed by `pulumi destroy`.
#
#   .agent settle STACK      take the agent's place, on a machine that is no other stack's
#   agent packages NAME…     install what is missing
#   agent keys               take WireGuard's keys from stdin
#   agent stage CONCERN      take a concern's files from stdin, check them; nothing that runs changes
#   agent activate SECONDS TURN   make the generation of the manifest on stdin live, touching only what differs; without a commit in time,
#                            go back; TURN: first or second of the two machines
#   agent broker             tell the 6in4 broker this machine's address, with what is on stdin
#   agent confirm ID SECONDS from a new connection: check that ID runs, is healthy and has what is on stdin; if not, go back
#   agent verify SECONDS     from a new connection, once the other machine is confirmed too: the same again, then commit
#   agent status             show what runs
#   agent boot | watch       for the units: bring the confirmed generation up; repair what drifted
#   agent rollback …         for the timer: take back what was not committed
#   agent ndppd              for its unit: answer neighbour solicitations on the uplink
#   agent deactivate | forget-keys | remove      for destroy: the way back
#
# The parts are one program, in the order of its life: names cross them. `local` is in dash and busybox, too.
# shellcheck disable=SC3043,SC2154,SC2034
set -eu
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL

home=/var/lib/ipv6-dmz
table='inet ipv6_dmz'
management=
# Of a change of keys: first or second of the two machines.
turn=
# The first of what went wrong is the cause, those behind it often only its consequences.
warning=

say() { echo "[#] $*" >&2; }
warn() { warning=${warning:-$*}; echo "[!] $*" >&2; }
die() { died=$*; echo "[!] $*" >&2; exit 1; }
run() { say "$*"; "$@"; }
