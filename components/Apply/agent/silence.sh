# A tunnel that has fallen silent. With every look each end asks the other one, by a ping; whatever comes is an answer.

# Sets $unanswered, the links on which nothing is.
heed_silence() { # GENERATION
	unanswered=
	for file in "$home/generations/$1"/*/wg-*.conf; do
		link=${file##*/}
		link=${link%.conf}
		if [ ! -e "/sys/class/net/$link" ] || ! is_up "$link" || handing_over "$link"; then continue; fi
		far=$(sed -n 's/^# FarEnd = //p' "$file")
		if [ -z "$far" ] || ping -n -q -c 1 -W 1 "$far" >/dev/null 2>&1; then continue; fi
		if grep -q '^Endpoint' "$file"; then
			# Who knows where the other end is calls by itself; it only has to call there.
			if is_silent "$link" "$far" 3; then return_to_endpoint "$link" "$file"; fi
		# Longer than it takes until WireGuard calls again.
		elif is_silent "$link" "$far" 6 && [ "$taken" -gt 0 ] && [ "${called:-0}" -gt "${before:-0}" ]; then
			forget_peer "$link" "$file"
		fi
	done
}

# Asks every second, if nothing says earlier that there is no way. A link that is too busy for an answer takes something else meanwhile. Sets $taken,
# what it had taken by then, and $before and $called, how often it had been called before that and after it.
is_silent() { # LINK ADDRESS SECONDS
	taken=$(received "$1")
	before=$(calls)
	! ping -n -q -c 1 -w "$3" "$2" >/dev/null 2>&1 || return 1
	called=$(calls)
	[ "$(received "$1")" = "$taken" ] || return 1
	unanswered="$unanswered $1"
}

# Bytes, from all peers; in digits, however many there are.
received() { # LINK
	wg show "$1" transfer | awk '{ sum += $2 } END { printf "%.0f\n", sum }'
}

# Handshakes that the other end began, or what looks like that: the firewall counts them.
calls() {
	# shellcheck disable=SC2086 # family and name
	nft list counter $table calls 2>/dev/null | sed -n 's/.*packets \([0-9]*\) .*/\1/p'
}

# A router that booted with its clock back: its handshakes count as replays of those that were heard before, and the time by which it could
# put the clock right comes through the tunnel. Forgotten, its next call is heard.
forget_peer() { # LINK FILE
	warn "a handshake came to $1, and was refused: forgetting which one of the peer's was the last"
	peer=$(peer_in "$2")
	# shellcheck disable=SC2046 # words
	run wg set "$1" peer "$peer" remove $(peer_arguments "$2" "$home/keys/$(keys_in "$2")/psk") || true
}

# WireGuard sends to where the other end spoke from last. Where both went to another port and this end came back first, it is led to that port
# again. Once the other end is back too, nobody listens there, and that end can't call a machine behind a home router.
return_to_endpoint() { # LINK FILE
	if endpoint_of "$2"; then at=$(endpoint_text "$endpoint" "$port"); else at=$(sed -n 's/^Endpoint = //p' "$2"); fi
	peer=$(peer_in "$2")
	used=$(wg show "$1" endpoints | awk -v peer="$peer" '$1 == peer { print $2 }')
	# A peer that isn't there would be made, without its addresses.
	case $used in '' | "$at") ;; *) run wg set "$1" peer "$peer" endpoint "$at" || true ;; esac
}
