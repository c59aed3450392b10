# A tunnel that has fallen silent. With every look each end asks the other one, by a ping; whatever comes is an answer.

# Sets $unanswered where nothing is.
heed_silence() {
	unanswered=
	if [ -z "$its_tunnel" ] || ! exists "$its_tunnel" || ! is_up "$its_tunnel" || is_waiting; then return 0; fi
	if pings -W 1 "$its_far"; then return 0; fi
	if [ "$its_role" = router ]; then
		# The router calls by itself, as the end that knows where the other one is; it only has to call there.
		if is_silent 3; then return_to_endpoint; fi
	# A router that booted with its clock back: its handshakes count as replays. Forgotten, its next call is heard.
	elif is_silent 6 && [ "$taken" -gt 0 ] && [ "${called:-0}" -gt "${before:-0}" ]; then
		warn "a handshake came to $its_tunnel, and was refused: forgetting which one of the peer's was the last"
		forget_peer
	fi
}

# Whatever comes meanwhile is an answer. Sets $taken, what the link had taken by then, and $before and $called, how often it was called before and after.
is_silent() { # SECONDS
	taken=$(received)
	before=$(calls)
	! pings -w "$1" "$its_far" || return 1
	called=$(calls)
	[ "$(received)" = "$taken" ] || return 1
	unanswered=yes
}

# Bytes, from all peers; in digits, however many there are.
received() { wg show "$its_tunnel" transfer | awk '{ sum += $2 } END { printf "%.0f\n", sum }'; }

# Handshakes that the other end began, or what looks like that: the firewall counts them.
calls() { nft list counter inet ipv6_dmz calls 2>/dev/null | sed -n 's/.*packets \([0-9]*\) .*/\1/p'; }

# WireGuard sends to where the other end spoke from last: after a change of the port that was taken back, to one where nobody listens.
return_to_endpoint() {
	local used
	used=$(wg show "$its_tunnel" endpoints | awk -v peer="$its_peer" '$1 == peer { print $2 }')
	# A peer that isn't there would be made, without its addresses.
	case $used in '' | "$at") ;; *) run wg set "$its_tunnel" peer "$its_peer" endpoint "$at" || true ;; esac
}
