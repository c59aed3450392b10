# WireGuard: the file holds no secret, the keys join it on the way to the kernel.

apply_wireguard() { # GENERATION
	local conf key sum
	for conf in $(files "$1" "$its_tunnel.conf"); do
		for key in private psk; do
			[ -s "$home/keys/$its_keys/$key" ] || { warn "the keys $its_keys of $its_tunnel are missing: the keys step has to run again"; return 1; }
		done
		[ -e "/sys/class/net/$its_tunnel" ] || return 1
		find_endpoint
		sum=$({ cat "$conf" "$home/keys/$its_keys/private" "$home/keys/$its_keys/psk"; echo "$at"; } | sha256sum)
		if handing_over "$its_tunnel" && grep -qxFe "# Sum = $sum" "$(handover_file "$its_tunnel")"; then continue; fi
		call_off "$its_tunnel"
		if [ "$sum" = "$(content "$home/$its_tunnel.sum")" ] && [ -n "$(wg show "$its_tunnel" peers)" ]; then continue; fi
		for_kernel "$conf" >"$work/wireguard"
		if can_hand_over "$its_tunnel" && begin_handover "$1" "$sum"; then continue; fi
		if [ "$(wg show "$its_tunnel" peers)" = "$its_peer" ]; then
			change_peer || return 1
		else
			with_keys || return 1
			run wg syncconf "$its_tunnel" "$work/wireguard" || return 1
		fi
		rm -f "$work/wireguard"
		echo "$sum" >"$home/$its_tunnel.sum"
	done
}

# What syncconf does besides costs packets. It sets the mark, at which the kernel forgets which address it speaks from: until the VPS hears the router again,
# its own firewall drops what it says. And it takes the peer's addresses away and gives them anew.
change_peer() { # $work/wireguard is what it leads to
	local words
	words="$(device_arguments "$work/wireguard") private-key $home/keys/$its_keys/private
		$(peer_arguments "$work/wireguard" "$home/keys/$its_keys/psk")"
	! has_addresses "$work/wireguard" || words=$(echo "$words" | grep -v '^allowed-ips')
	# shellcheck disable=SC2086 # words
	run wg set "$its_tunnel" $words
}

# Whether the link's only peer is the file's, with the file's addresses.
has_addresses() { # FILE
	local there
	there=$(wg show "$its_tunnel" allowed-ips | awk '{ for (word = 1; word <= NF; word++) print $word }' | sort)
	[ "$there" = "$({ echo "$its_peer"; sed -n 's/^AllowedIPs = //p' "$1" | tr -d ' ' | tr , '\n'; } | sort)" ]
}

# wg(8) would look a name up itself: through the tunnel, and for as long as that takes. And without a port it takes another one each time.
for_kernel() { # FILE; $at is the endpoint
	local listening=
	grep -q '^ListenPort' "$1" || listening=$(wg show "$its_tunnel" listen-port)
	awk -v at="$at" -v port="$listening" '
		/^Endpoint/ { $0 = "Endpoint = " at }
		{ print }
		port && /^\[Interface\]/ { print "ListenPort = " port }' "$1"
}

with_keys() { # in $work/wireguard
	(
		umask 077
		awk -v private="$home/keys/$its_keys/private" -v psk="$home/keys/$its_keys/psk" '
			{ print }
			/^\[Interface\]/ { getline key < private; print "PrivateKey = " key }
			/^PublicKey/ { getline key < psk; print "PresharedKey = " key }' "$work/wireguard" >"$work/wireguard.keys" &&
			mv "$work/wireguard.keys" "$work/wireguard"
	)
}

# A file for `wg syncconf`, as words for `wg set`. Without the private key.
device_arguments() { # FILE
	sed -n 's/^ListenPort = /listen-port /p; s/^FwMark = /fwmark /p' "$1"
}

peer_arguments() { # FILE PSK, a file
	awk -v psk="$2" '
		{ value = $0; sub(/^[^=]*= */, "", value); gsub(/ /, "", value) }
		/^PublicKey/ { print "peer", value, "preshared-key", psk }
		/^AllowedIPs/ { print "allowed-ips", value }
		/^Endpoint/ { print "endpoint", value }
		/^PersistentKeepalive/ { print "persistent-keepalive", value }' "$1"
}
