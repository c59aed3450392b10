# A tunnel that has fallen silent, while both ends send something with every keepalive.

heed_silence() { # GENERATION
	for file in $(files "$1" 'wg-*.conf'); do
		keepalive=$(sed -n 's/^PersistentKeepalive = \([1-9][0-9]*\)$/\1/p' "$file")
		# Who knows where the other end is calls by itself.
		if [ -z "$keepalive" ] || grep -q '^Endpoint' "$file"; then continue; fi
		link=${file##*/}
		link=${link%.conf}
		if handing_over "$link"; then continue; fi
		# One that was lost on the way is no silence.
		is_silent "$link" $((2 * keepalive + 10)) || continue
		forget_peers "$link"
	done
}

is_silent() { # LINK SECONDS; once in that time, not with every look
	received=$(wg show "$1" transfer 2>/dev/null | awk '{ sum += $2 } END { print sum + 0 }')
	now=$(uptime)
	known=
	{ read -r known since <"/run/ipv6-dmz-$1.heard"; } 2>/dev/null || true
	if [ "$received" = "$known" ] && [ $((now - since)) -lt "$2" ]; then return 1; fi
	echo "$received $now" >"/run/ipv6-dmz-$1.heard"
	[ "$received" = "$known" ]
}

# A router that booted with its clock back: its handshakes count as replays of those that were heard before, and the time by which it could
# put the clock right comes through the tunnel. Forgotten here, it is heard again; the file has the peer, and reconcile adds it.
forget_peers() { # LINK
	[ "$received" -gt 0 ] || return 0
	warn "nothing came through $1 for a while: forgetting which handshake of the peer was the last"
	for peer in $(wg show "$1" peers); do run wg set "$1" peer "$peer" remove || true; done
}
