#!/bin/sh
# ipv6-dmz's agent: stages, activates and watches over what this machine runs. Installed by `pulumi up`, removed by `pulumi destroy`.
#
#   .agent settle STACK      take the agent's place, on a machine that is no other stack's
#   agent packages NAME…     install what is missing
#   agent keys               take WireGuard's keys from stdin
#   agent stage CONCERN      take a concern's files from stdin, check them; nothing that runs changes
#   agent activate SECONDS TURN   make the generation of the manifest on stdin live, touching only what differs; without a commit in time,
#                            go back; TURN: first or second of the two machines
#   agent confirm ID SECONDS from a new connection: check that ID runs, is healthy and has what is on stdin; if not, go back
#   agent broker             tell the 6in4 broker this machine's address, with what is on stdin
#   agent verify SECONDS     from a new connection, once the other machine is confirmed too: the same again, then commit
#   agent status             show what runs
#   agent boot | watch       for the units: bring the confirmed generation up; repair what drifted
#   agent rollback …         for the timer: take back what was not committed
#   agent handover LINK      for itself: give a tunnel's addresses to the new keys once they are in use
#   agent ndppd              for its unit: answer neighbour solicitations on the uplink
#   agent deactivate | forget-keys | remove      for destroy: the way back
set -eu
umask 022
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL

home=/var/lib/ipv6-dmz
table='inet ipv6_dmz'
units=/etc/systemd/system
# The protocol of routes past a dead gateway: a number that no daemon has (rtnetlink(7)).
detour=100
tried=/run/ipv6-dmz-routers
management=

say() { echo "[#] $*" >&2; }
# The first is the cause, those behind it often only its consequences.
warning=
warn() { warning=${warning:-$*}; echo "[!] $*" >&2; }
die() { died=$*; echo "[!] $*" >&2; exit 1; }
run() { say "$*"; "$@"; }
have() { command -v "$1" >/dev/null 2>&1; }
# On the disk: a power cut could leave a name there, and an empty file behind it.
flush() { sync -f "$home" 2>/dev/null || sync; }
content() { cat -- "$1" 2>/dev/null || true; }

# The whole text or the one before it, whenever the power is cut.
note() { # NAME TEXT
	echo "$2" >"$home/.$1" || return 1
	flush
	mv "$home/.$1" "$home/$1" || return 1
	flush
}

# Installs by rename: whoever reads the file sees the old or the new one, never half of it, after a power cut neither. 1: it is there already;
# 2: it can't be written.
install_file() { # FILE TARGET
	if cmp -s "$1" "$2"; then return 1; fi
	mkdir -p "${2%/*}"
	{ cp "$1" "$2.ipv6-dmz-new" && sync "$2.ipv6-dmz-new" && mv "$2.ipv6-dmz-new" "$2"; } || {
		rm -f "$2.ipv6-dmz-new"
		warn "$2 can't be written: is the disk full?"
		return 2
	}
	grep -qxFe "$2" "$home/installed" 2>/dev/null || echo "$2" >>"$home/installed"
	say "install $2"
}
