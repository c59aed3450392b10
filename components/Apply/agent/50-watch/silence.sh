# A tunnel that has fallen silent. With every look each end asks the other one, by a ping; whatever comes is an answer.

# Sets $unanswered where nothing is.
heed_silence() {
	unanswered=
	if [ -z "$its_tunnel" ] || ! exists "$its_tunnel" || ! is_up "$its_tunnel" || is_waiting; then return 0; fi
	if ping -n -q -c 1 -W 1 "$its_far" >/dev/null 2>&1; then return 0; fi
	if [ "$its_role" = router ]; then
		# Who knows where the other end is calls by itself; it only has to call there.
		if is_silent 3; then return_to_endpoint; fi
	# A router that booted with its clock back: its handshakes count as replays of those that were heard before, and the time by which it could put
	# the clock right comes through the tunnel. Forgotten, its next call is heard. Longer than it takes until WireGuard calls again.
	elif is_silent 6 && [ "$taken" -gt 0 ] && [ "${called:-0}" -gt "${before:-0}" ]; then
		warn "a handshake came to $its_tunnel, and was refused: forgetting which one of the peer's was the last"
		forget_peer
	fi
}

# Asks every second, if nothing says earlier that there is no way. A link that is too busy for an answer takes something else meanwhile. Sets $taken,
# what it had taken by then, and $before and $called, how often it had been called before that and after it.
is_silent() { # SECONDS
	taken=$(received)
	before=$(calls)
	! ping -n -q -c 1 -w "$1" "$its_far" >/dev/null 2>&1 || return 1
	called=$(calls)
	[ "$(received)" = "$taken" ] || return 1
	unanswered=yes
}

# Bytes, from all peers; in digits, however many there are.
received() { wg show "$its_tunnel" transfer | awk '{ sum += $2 } END { printf "%.0f\n", sum }'; }

# Handshakes that the other end began, or what looks like that: the firewall counts them.
# shellcheck disable=SC2086 # family and name
calls() { nft list counter $table calls 2>/dev/null | sed -n 's/.*packets \([0-9]*\) .*/\1/p'; }

# WireGuard sends to where the other end spoke from last. Where both went to another port and this end came back first, it is led to that port
# again. Once the other end is back too, nobody listens there, and that end can't call a machine behind a home router.
return_to_endpoint() {
	local used
	used=$(wg show "$its_tunnel" endpoints | awk -v peer="$its_peer" '$1 == peer { print $2 }')
	# A peer that isn't there would be made, without its addresses.
	case $used in '' | "$at") ;; *) run wg set "$its_tunnel" peer "$its_peer" endpoint "$at" || true ;; esac
}
