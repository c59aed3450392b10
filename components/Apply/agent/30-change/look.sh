# What is looked at before it may stay.

look() { # GENERATION SECONDS; stdin: as verify's
	# A step that finds something wrong doesn't leave it to the timer: its words are the ones that are read.
	trap 'status=$?; trap - EXIT; [ $status -eq 0 ] || give_up' EXIT
	learn "$1" || die "$warning"
	# By now the other machine has called, or won't.
	end_wait USR1
	# Within the time that there is before the machine goes back by itself.
	half=$(($2 / 2 < 60 ? $2 / 2 : 60))
	while read -r what value name; do
		case $what in
		handshake)
			await $half handshake "$value" "$name" || die "no WireGuard handshake on $value within $half s: $(why_no_handshake "$value")"
			;;
		answer) await $((half / 2)) answers "$value" || die "$name ($value) doesn't answer a ping within $((half / 2)) s" ;;
		esac
	done
	health "$1"
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

handshake() { # LINK ADDRESS; a session lives for 180 s, and without a keepalive begins with the first packet
	answer=
	! answers "$2" || answer=yes
	last=$(wg show "$1" latest-handshakes | awk -v peer="$its_peer" '$1 == peer { last = $2 } END { print last + 0 }')
	[ "$last" -gt 0 ] || return 1
	# With the tunnel up, the clock may just have been put right.
	[ -n "$answer" ] || [ $(($(date +%s) - last)) -lt 180 ]
}

health() { # GENERATION
	local link name
	has_firewall || die "the nftables table 'inet ipv6_dmz' is not loaded"
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
