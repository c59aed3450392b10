# Confirm, verify, status.

confirm() { # GENERATION SECONDS; stdin: as verify's
	asked=$1
	idle
	if ! runs "$1"; then
		# An earlier deployment may have ended between activate and here, and the machine have gone back since. That this is a new
		# connection proves nothing then; the next one will.
		again "$1" "$2"
		return
	fi
	going_back_if_wrong
	learn "$1" || die "$warning"
	echo "$1" >"$home/proven"
	# By now the other machine has called, or won't.
	end_wait USR1
	look "$2"
	health "$1"
	runs "$1" || die "generation $1 doesn't run any more"
	prolong "$1" "$2"
}

runs() { [ "$(content "$home/running")" = "$1" ]; } # GENERATION

again() { # GENERATION SECONDS [PROVEN]; the generation that a connection has got in with
	if taken_back "$1" && [ "${3-}" != "$1" ]; then die "generation $1 was taken back: $why; $(where_now)"; fi
	[ -d "$home/generations/$1" ] || die "generation $1 is not on this machine: this machine is not the one that was deployed to: pulumi destroy, then pulumi up"
	warn "generation $1 doesn't run here${why:+: it was taken back, $why}; activating it again"
	provisionally "$1" "$2"
}

health() { # GENERATION
	local link name
	has_firewall || die "the nftables table '$table' is not loaded"
	warn_of_drops
	# Old images have the VPS's own address deprecated.
	if [ -n "$its_dedicated" ] && [ -z "$(ip -6 -o address show dev "$its_outside" scope global -deprecated)" ]; then
		warn "every IPv6 address on $its_outside is deprecated: this machine's own connections may take the endpoint's address"
	fi
	for link in $its_links $its_inside; do
		exists "$link" || die "there is no interface $link"
		is_up "$link" || die "the interface $link is down"
	done
	for name in $(daemons "$1" | cut -d' ' -f1); do refuse_stopped_daemon "$name"; done
}

# No table can let through what another one drops: say so before somebody searches for it.
warn_of_drops() {
	local other
	nft list chains 2>/dev/null | awk '/^table / { table = $2 " " $3 } /hook (forward|input) .*policy drop/ && table !~ /ipv6_dmz/ { print table }' |
		sort -u | while read -r other; do warn "the nftables table '$other' drops by default: if the DMZ's traffic is stopped, look there"; done
}

confirmed_for_good() { # GENERATION
	runs "$1" || die "generation $1 doesn't run any more"
	rm -f "$home/reserve"
	if [ "$(content "$home/confirmed")" != "$1" ]; then
		say "commit $1"
		note confirmed "$1" || die "$home/confirmed can't be written: is the disk full?"
	fi
	settled
	rm -f "$home/proven"
}

commit() { # GENERATION
	lock
	confirmed_for_good "$1"
	for generation in "$home/generations"/*; do
		[ "${generation##*/}" = "$1" ] || run rm -rf "$generation"
	done
	# But not those that the next deployment has brought already, if this is what is left of one that was killed.
	for id in "$home/keys"/*; do
		[ ! -e "$id" ] || [ -n "$(find "$id" -prune -newer "$home/generations/$1")" ] || [ "${id##*/}" = "$its_keys" ] || run rm -rf "$id"
	done
}

handshake() { # LINK ADDRESS; a session lives for 180 s, and without a keepalive begins with the first packet
	answer=
	! answers "$2" || answer=yes
	last=$(wg show "$1" latest-handshakes | awk -v peer="$its_peer" '$1 == peer { last = $2 } END { print last + 0 }')
	[ "$last" -gt 0 ] || return 1
	# With the tunnel up, the clock may just have been put right.
	[ -n "$answer" ] || [ $(($(date +%s) - last)) -lt 180 ]
}

verify() { # SECONDS; stdin: 'generation ID', 'against ID' (the other machine's), 'handshake LINK ADDRESS', 'answer ADDRESS NAME…'
	read -r _ asked
	idle
	if ! runs "$asked"; then
		proven=$(content "$home/proven")
		again "$asked" "$1" "$proven"
		# The deployment ended after confirm, and confirm doesn't run again: what it saw has to do.
		[ "$proven" = "$asked" ] || die "generation $asked is provisional again, for $1 s: run pulumi up once more within that time"
	fi
	going_back_if_wrong
	learn "$asked" || die "$warning"
	look "$1"
	health "$asked"
	commit "$asked"
	echo verified
}

# Within the time that there is before the machine goes back by itself.
look() { # SECONDS; stdin: as verify's
	half=$(($1 / 2 < 60 ? $1 / 2 : 60))
	while read -r what value name; do
		case $what in
		handshake)
			await $half handshake "$value" "$name" || die "no WireGuard handshake on $value within $half s: $(why_no_handshake "$value")"
			;;
		answer) await $((half / 2)) answers "$value" || die "$name ($value) doesn't answer a ping within $((half / 2)) s" ;;
		esac
	done
}

why_no_handshake() { # LINK
	wg show "$1" transfer | while read -r _ came went; do
		if [ "$came" -gt 0 ]; then
			echo "packets arrive ($came bytes) but no handshake completes: do the keys on both ends belong together, is the clock right?"
		elif [ "$went" -gt 0 ]; then
			echo "packets are sent ($went bytes) and none comes back: is UDP to the endpoint $(wg show "$1" endpoints | cut -f2) open on the way?"
		else
			echo 'not a byte arrived or could be sent: does the other end run, and does it reach this one?'
		fi
	done
}
