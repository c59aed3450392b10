# WireGuard: the file holds no secret, the keys join it on the way to the kernel.

apply_wireguard() { # GENERATION
	local conf key sum
	for conf in $(files "$1" "$its_tunnel.conf"); do
		for key in private psk; do
			[ -s "$secrets/$key" ] || { warn "the keys $its_keys of $its_tunnel are missing: the keys step has to run again"; return 1; }
		done
		exists "$its_tunnel" || return 1
		sum=$({ cat "$conf" "$secrets/private" "$secrets/psk"; echo "$at"; } | sha256sum)
		if is_waiting && [ "$(head -n 1 "$going")" = "$sum" ]; then return 0; fi
		end_wait TERM
		if [ "$sum" = "$(content "$home/$its_tunnel.sum")" ] && [ -n "$(wg show "$its_tunnel" peers)" ]; then return 0; fi
		if can_hand_over; then
			hand_over "$conf" "$sum"
			return
		fi
		set_wireguard "$conf" || return 1
		echo "$sum" >"$home/$its_tunnel.sum"
	done
}

# syncconf would set the mark, too, at which the kernel forgets which address it speaks from, and give the peer its addresses anew: both cost packets.
set_wireguard() { # FILE
	local words there
	words=$(words_of "$1" "$secrets/psk")
	there=$(one_a_line "$(wg show "$its_tunnel" allowed-ips)" | sort)
	[ "$there" != "$(one_a_line "$its_peer $(sed -n 's/^AllowedIPs = //p' "$1" | tr , ' ')" | sort)" ] || words=$(echo "$words" | grep -v '^allowed-ips')
	# shellcheck disable=SC2046,SC2086 # words
	run wg set "$its_tunnel" $words $(other_peers)
}

other_peers() { wg show "$its_tunnel" peers | grep -vxFe "$its_peer" | sed 's/.*/peer & remove/'; }

# The file as words for `wg set`, the peer's last. An endpoint is an address: wg(8) would look a name up through the tunnel.
words_of() { # FILE PSK, a file
	awk -v at="$at" -v private="$secrets/private" -v psk="$2" '
		{ value = $0; sub(/^[^=]*= */, "", value); gsub(/ /, "", value) }
		/^\[Interface\]/ { print "private-key", private }
		/^ListenPort/ { print "listen-port", value }
		/^FwMark/ { print "fwmark", value }
		/^PublicKey/ { print "peer", value, "preshared-key", psk }
		/^AllowedIPs/ { print "allowed-ips", value }
		/^Endpoint/ { print "endpoint", at }
		/^PersistentKeepalive/ { print "persistent-keepalive", value }' "$1"
}

# Forgets which of the peer's handshakes was the last, and calls anew where this end knows where to.
forget_peer() {
	local words
	words=$(words_of "$home/current/"*"/$its_tunnel.conf" "$secrets/psk" | sed -n '/^peer /,$p')
	# shellcheck disable=SC2086 # words
	run wg set "$its_tunnel" peer "$its_peer" remove $words || true
}
