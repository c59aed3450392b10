# WireGuard: the file holds no secret, the keys join it on the way to the kernel.

apply_wireguard() { # GENERATION
	local conf key sum
	for conf in $(files "$1" "$its_tunnel.conf"); do
		for key in private psk; do
			[ -s "$home/keys/$its_keys/$key" ] || { warn "the keys $its_keys of $its_tunnel are missing: the keys step has to run again"; return 1; }
		done
		exists "$its_tunnel" || return 1
		sum=$({ cat "$conf" "$home/keys/$its_keys/private" "$home/keys/$its_keys/psk"; echo "$at"; } | sha256sum)
		if is_waiting && [ "$(head -n 1 "$going")" = "$sum" ]; then return 0; fi
		end_wait TERM
		if [ "$sum" = "$(content "$home/$its_tunnel.sum")" ] && [ -n "$(wg show "$its_tunnel" peers)" ]; then return 0; fi
		if can_hand_over; then
			hand_over "$conf" "$sum"
			return
		fi
		if [ "$(wg show "$its_tunnel" peers)" = "$its_peer" ]; then change_peer "$conf"; else sync_all "$conf"; fi || return 1
		echo "$sum" >"$home/$its_tunnel.sum"
	done
}

# What syncconf does besides costs packets. It sets the mark, at which the kernel forgets which address it speaks from: until the VPS hears the router again,
# its own firewall drops what it says. And it takes the peer's addresses away and gives them anew.
change_peer() { # FILE
	local words
	words=$(arguments "$1" "$home/keys/$its_keys/psk")
	! has_addresses "$1" || words=$(echo "$words" | grep -v '^allowed-ips')
	# shellcheck disable=SC2086 # words
	run wg set "$its_tunnel" $words
}

# Whether the link's only peer is the file's, with the file's addresses.
has_addresses() { # FILE
	local there
	there=$(one_a_line "$(wg show "$its_tunnel" allowed-ips)" | sort)
	[ "$there" = "$(one_a_line "$its_peer $(sed -n 's/^AllowedIPs = //p' "$1" | tr , ' ')" | sort)" ]
}

# wg(8) would look a name up itself: through the tunnel, and for as long as that takes. And without a port it takes another one each time.
sync_all() { # FILE
	local port=
	grep -q '^ListenPort' "$1" || port=$(wg show "$its_tunnel" listen-port)
	(
		umask 077
		awk -v at="$at" -v port="$port" -v private="$home/keys/$its_keys/private" -v psk="$home/keys/$its_keys/psk" '
			/^Endpoint/ { $0 = "Endpoint = " at }
			{ print }
			/^\[Interface\]/ { getline key < private; print "PrivateKey = " key; if (port) print "ListenPort = " port }
			/^PublicKey/ { getline key < psk; print "PresharedKey = " key }' "$1" >"$work/wireguard"
	) && run wg syncconf "$its_tunnel" "$work/wireguard"
}

# The file as words for `wg set`, the peer's last.
arguments() { # FILE PSK, a file
	awk -v at="$at" -v private="$home/keys/$its_keys/private" -v psk="$2" '
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
	words=$(arguments "$home/current/"*"/$its_tunnel.conf" "$home/keys/$its_keys/psk" | sed -n '/^peer /,$p')
	# shellcheck disable=SC2086 # words
	run wg set "$its_tunnel" peer "$its_peer" remove $words || true
}
