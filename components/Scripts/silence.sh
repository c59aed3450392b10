# A tunnel that has fallen silent, while both ends send something with every keepalive.

heed_silence() { # GENERATION
	for file in $(files "$1" 'wg-*.conf'); do
		link=${file##*/}
		link=${link%.conf}
		if handing_over "$link"; then continue; fi
		# Who knows where the other end is calls by itself; it only has to call there.
		if grep -q '^Endpoint' "$file"; then
			return_to_endpoint "$link" "$file"
			continue
		fi
		keepalive=$(sed -n 's/^PersistentKeepalive = \([1-9][0-9]*\)$/\1/p' "$file")
		[ -n "$keepalive" ] || continue
		# shellcheck disable=SC2086 # family and name
		listen "$link" "$(nft list counter $table calls 2>/dev/null | sed -n 's/.*packets \([0-9]*\) .*/\1/p')"
		# One that was lost on the way is no silence; but who calls in vain, three times, is not to miss a second one.
		if [ $silent -lt $((2 * keepalive + 10)) ] && { [ $silent -lt $((keepalive + 10)) ] || [ $((calls - called)) -lt 3 ]; }; then continue; fi
		# Once in that time, not with every look.
		keep_heard "$link"
		forget_peers "$link"
	done
}

keep_heard() { echo "$received $now $sent $calls" >"/run/ipv6-dmz-$1.heard"; } # LINK

# Who is sent something and has nothing to say sends a keepalive after 10 s; where none comes, WireGuard begins a new handshake after 15 s and
# says so every 5 s. What was sent is then more than its own keepalives.
goes_unanswered() { # LINK
	listen "$1"
	if [ $((sent - before)) -gt 180 ]; then [ $silent -ge 15 ]; return; fi
	# Nothing is owed: the time counts from here.
	keep_heard "$1"
	return 1
}

# Sets $received and $sent, in bytes; $silent, for how many seconds WireGuard has taken nothing that came, a call neither; and $before and
# $called, what was sent and how often the other end called until they began.
listen() { # LINK CALLS; what the firewall counted, handshakes that the other end began
	counts=$(wg show "$1" transfer 2>/dev/null | awk '{ received += $2; sent += $3 } END { print received + 0, sent + 0 }')
	received=${counts% *}
	sent=${counts#* }
	calls=${2:-0}
	now=$(uptime)
	known=
	called=
	{ read -r known since before called <"/run/ipv6-dmz-$1.heard"; } 2>/dev/null || true
	if [ "$received" != "$known" ]; then
		since=$now
		before=$sent
		called=$calls
		keep_heard "$1"
	fi
	silent=$((now - since))
	# A firewall that came anew counts from the start; and an earlier release's agent counted nothing.
	if [ "$calls" -lt "${called:=0}" ]; then called=0; fi
}

# A router that booted with its clock back: its handshakes count as replays of those that were heard before, and the time by which it could
# put the clock right comes through the tunnel. Forgotten here, it is heard again; the file has the peer, and reconcile adds it.
forget_peers() { # LINK
	[ "$received" -gt 0 ] || return 0
	warn "nothing came through $1 for a while: forgetting which handshake of the peer was the last"
	for peer in $(wg show "$1" peers); do run wg set "$1" peer "$peer" remove || true; done
}

# WireGuard sends to where the other end spoke from last. Where both went to another port and this end came back first, it is led to that port
# again. Once the other end is back too, nobody listens there, and that end can't call a machine behind a home router.
return_to_endpoint() { # LINK FILE
	goes_unanswered "$1" || return 0
	if endpoint_of "$2"; then at=$(endpoint_text "$endpoint" "$port"); else at=$(sed -n 's/^Endpoint = //p' "$2"); fi
	peer=$(peer_in "$2")
	used=$(wg show "$1" endpoints | awk -v peer="$peer" '$1 == peer { print $2 }')
	# A peer that isn't there would be made, without its addresses.
	case $used in '' | "$at") ;; *) run wg set "$1" peer "$peer" endpoint "$at" || true ;; esac
}
