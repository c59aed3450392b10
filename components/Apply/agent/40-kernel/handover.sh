# Handover: new keys take the old ones' place while the tunnel is up. For a while each end knows the other's new key beside the old one, as a
# second peer without addresses. Who comes second begins to speak with its new key; who was first hears it, goes over to the new keys for good
# and speaks with its own; that the second one hears, and goes over too. What is sent between hearing and going over is lost, nothing else.

# What it leads to; locked by who is at it.
handover_file() { echo "/run/ipv6-dmz-$1.handover"; } # LINK

handing_over() { # LINK
	[ -e "$(handover_file "$1")" ] && ! flock -n "$(handover_file "$1")" true
}

# Only a deployment's change is worth it, and only where there is a session to be kept.
can_hand_over() { # LINK
	local known
	[ "$verb" = live ] || return 1
	known=$(wg show "$1" peers) || return 1
	[ -n "$known" ] && ! echo "$known" | grep -qxFe "$its_peer" && ! has_no_session "$1"
}

has_no_session() { # LINK
	last=$(wg show "$1" latest-handshakes 2>/dev/null | awk '$2 > last { last = $2 } END { print last + 0 }')
	[ $(($(date +%s) - last)) -gt 135 ]
}

begin_handover() { # GENERATION SUM; $work/wireguard is what it leads to
	local going
	going=$(handover_file "$its_tunnel")
	: >"$going"
	exec 8<>"$going"
	flock 8
	{ echo "# Sum = $2"; cat "$work/wireguard"; } >"$going"
	# Should it end half-way, whoever comes next does it in one go.
	rm -f "$home/$its_tunnel.sum"
	say "handover of $its_tunnel to the keys $its_keys"
	wg set "$its_tunnel" peer "$its_peer" preshared-key "$home/keys/$its_keys/psk" || { rm -f "$going"; exec 8>&-; return 1; }
	# It outlives the step: on the first machine it waits for the second one's.
	# shellcheck disable=SC2016 # the inner shell's
	setsid sh -c 'if command -v logger >/dev/null; then "$@" 2>&1 | logger -t ipv6-dmz; else "$@"; fi' sh \
		"$home/agent" handover "$its_tunnel" "$1" >/dev/null 2>&1 </dev/null 9>&- &
	exec 8>&-
}

# Whoever wants something else waits until nothing moves any more.
call_off() { # LINK
	going=$(handover_file "$1")
	[ -e "$going" ] || return 0
	# Written, too: one that ends by itself just now has taken the file away.
	exec 8<>"$going"
	rm -f "$going"
	flock -w 5 8 || true
	exec 8<&-
}

handover() { # LINK GENERATION
	learn "$2"
	going=$(handover_file "$1")
	new=$its_peer
	far=$its_far
	key=$home/keys/$its_keys
	turn=$(content /run/ipv6-dmz-turn)
	[ -n "$turn" ] || turn=$(if [ "$its_role" = router ]; then echo second; else echo first; fi)
	expires=$(($(uptime) + 120))
	# Past its time the machine goes back, which calls this off. Ended before that, the watch would go over in between: to keys that nobody else has.
	if [ -f "$home/provisional" ]; then
		read -r _ expires <"$home/provisional"
		expires=$((expires + 60))
	fi
	# Where the old peer may send from everywhere, what comes from nowhere can only come from the new one.
	sure=$(grep '^AllowedIPs.* ::/0' "$going" || true)
	old=$(wg show "$1" allowed-ips | awk -v new="$new" '$1 != new && $2 != "(none)" { print $1; exit }')
	addresses=$(wg show "$1" allowed-ips | sed -n "s|^$old.||p" | tr ' ' ',')
	stand_ready "$1"
	seen=/run/ipv6-dmz-$1.peers
	: >"$seen"
	heard=$(uptime)
	due=0
	before=
	doubtful=
	count_strays "$1"
	known=$strays
	if [ "$turn" = second ]; then
		# From here on packets wait for the handshake. What was sent to this end with the old keys is still read.
		wg set "$1" private-key "$key/private" peer "$old" preshared-key "$key/psk"
		{ answers "$far"; } 7>&- 8>&- &
		# A look would take the processor from the handshake.
		due=$(($(uptime) + 2))
	fi
	# It listens all the time, for the few seconds that the other machine's steps take: what comes before it hears is lost. So a look at the peers,
	# which takes processes, goes on beside it.
	while :; do
		[ -e "$going" ] || { say "handover of $1: called off"; rm -f "$seen"*; return; }
		read -r now _ </proc/uptime
		now=${now%%.*}
		[ "$now" -lt "$expires" ] || { warn "handover of $1: the other end's new key was not heard in time"; rm -f "$going" "$home/fingerprint" "$seen"*; return; }
		if [ -s "$seen" ]; then
			! has_shaken_hands "$new" <"$seen" || break
			: >"$seen"
			due=$((now + 2))
			if [ "$turn" = first ] && [ "$total" != "$before" ]; then heard=$now; before=$total; fi
			# The other end has gone over by itself, or was never where this one was.
			[ $((now - heard)) -lt 10 ] || { warn "handover of $1: the other end is silent, going over without it"; break; }
		elif [ "$now" -ge "$due" ]; then
			due=$((now + 10))
			# The ping is there to be heard.
			{ look_at_peers "$1" "$seen"; answers "$far"; } 7>&- 8>&- &
		fi
		count_strays "$1"
		if [ "$strays" != "$known" ]; then
			known=$strays
			# Whether it was the new peer's is asked when nothing is lost by that any more; where it was not once, before.
			[ -n "$doubtful" ] || move_addresses
			[ -z "$sure" ] || break
			look_at_peers "$1" "$seen.now"
			! has_shaken_hands "$new" <"$seen.now" || break
			if [ -z "$doubtful" ] && [ -e "$going" ]; then
				doubtful=yes
				wg set "$1" peer "$old" allowed-ips "$addresses" || true
				stand_ready "$1"
			fi
		fi
	done
	[ -e "$going" ] || { rm -f "$seen"*; return; }
	move_addresses
	# shellcheck disable=SC2046 # words
	wg set "$1" $(device_arguments "$going") private-key "$key/private" $(wg show "$1" peers | grep -vxFe "$new" | sed 's/.*/peer & remove/')
	say "handover of $1: done"
	answers "$far" || true
	sed -n 's/^# Sum = //p' "$going" >"$home/$1.sum" || true
	rm -f "$going" "$seen"*
}

# Has `wg set` start, and wait for the preshared key: that takes longer than all it does then. If the key doesn't come, it ends and changes
# nothing. Addresses move from peer to peer in one go; syncconf would remove the old peer first, and wait for the kernel to be done with it.
stand_ready() { # LINK
	IFS= read -r psk <"$key/psk"
	pipe=/run/ipv6-dmz-$1.key
	rm -f "$pipe"
	mkfifo -m 600 "$pipe"
	# Both sides of a pipe open together, so that where there is no wg somebody else has to. What it says of a key that doesn't come is no news,
	# and what else it can't do the watch tries again.
	# shellcheck disable=SC2046 # words
	{ wg set "$1" $(peer_arguments "$going" "$pipe") || : <"$pipe"; } 8>&- 2>/dev/null &
	ready=$!
	exec 7>"$pipe"
	rm -f "$pipe"
}

# From the old peer to the new one, once.
move_addresses() {
	[ -n "$ready" ] || return 0
	echo "$psk" >&7
	exec 7>&-
	wait "$ready"
	ready=
}

# Sets $strays, how many packets came from a peer that has no such address: the new one's first is among them. Without a process, which would
# take longer than all else.
count_strays() { # LINK
	strays=
	{ read -r strays <"/sys/class/net/$1/statistics/rx_frame_errors"; } 2>/dev/null || true
}

look_at_peers() { # LINK FILE; whole or not at all
	wg show "$1" dump | awk 'NR > 1 { print $1, $5, $6 } END { print "end 0 0" }' >"$2.new" && mv "$2.new" "$2"
}

# Sets $total, the bytes of all peers.
has_shaken_hands() { # PEER; stdin: what look_at_peers saw
	total=0
	shaken=0
	while read -r peer last bytes; do
		total=$((total + bytes))
		if [ "$peer" = "$1" ]; then shaken=$last; fi
	done
	[ "$shaken" -gt 0 ]
}
