# WireGuard: the file holds no secret, the keys join it on the way to the kernel.

keys_in() { sed -n 's/^# Keys = //p' "$1"; } # FILE
peer_in() { sed -n 's/^PublicKey = //p' "$1"; } # FILE

apply_wireguard() { # GENERATION
	for file in $(files "$1" 'wg-*.conf'); do
		link=${file##*/}
		link=${link%.conf}
		keys=$(keys_in "$file")
		for key in private psk; do
			[ -s "$home/keys/$keys/$key" ] || { warn "the keys $keys of $link are missing: the keys step has to run again"; return 1; }
		done
		[ -e "/sys/class/net/$link" ] || return 1
		at=
		if endpoint_of "$file"; then at=$(endpoint_text "$endpoint" "$port"); fi
		sum=$({ cat "$file" "$home/keys/$keys/private" "$home/keys/$keys/psk"; echo "$at"; } | sha256sum)
		if handing_over "$link" && grep -qxFe "# Sum = $sum" "$(handover_file "$link")"; then continue; fi
		call_off "$link"
		if [ "$sum" = "$(content "$home/$link.sum")" ] && [ -n "$(wg show "$link" peers)" ]; then continue; fi
		for_kernel "$link" "$file" >"$work/wireguard"
		if can_hand_over "$link" "$file" && begin_handover "$link" "$keys" "$sum"; then continue; fi
		if [ "$(wg show "$link" peers)" = "$(peer_in "$file")" ]; then
			change_peer "$link" "$keys" || return 1
		else
			with_keys "$keys" || return 1
			run wg syncconf "$link" "$work/wireguard" || return 1
		fi
		rm -f "$work/wireguard"
		echo "$sum" >"$home/$link.sum"
	done
}

# What syncconf does besides costs packets. It sets the mark, at which the kernel forgets which address it speaks from: until the VPS hears the router again,
# its own firewall drops what it says. And it takes the peer's addresses away and gives them anew.
change_peer() { # LINK KEYS; $work/wireguard is what it leads to
	words="$(device_arguments "$work/wireguard") private-key $home/keys/$2/private
		$(peer_arguments "$work/wireguard" "$home/keys/$2/psk")"
	! has_addresses "$1" "$work/wireguard" || words=$(echo "$words" | grep -v '^allowed-ips')
	# shellcheck disable=SC2086 # words
	run wg set "$1" $words
}

# Whether the link's only peer is the file's, with the file's addresses.
has_addresses() { # LINK FILE
	there=$(wg show "$1" allowed-ips | awk '{ for (word = 1; word <= NF; word++) print $word }' | sort)
	[ "$there" = "$({ peer_in "$2"; sed -n 's/^AllowedIPs = //p' "$2" | tr -d ' ' | tr , '\n'; } | sort)" ]
}

# wg(8) would look a name up itself: through the tunnel, and for as long as that takes. And without a port it takes another one each time.
for_kernel() { # LINK FILE; $at is the endpoint's address, where it has a name
	listening=
	grep -q '^ListenPort' "$2" || listening=$(wg show "$1" listen-port)
	awk -v at="$at" -v port="$listening" '
		at && /^Endpoint/ { $0 = "Endpoint = " at }
		{ print }
		port && /^\[Interface\]/ { print "ListenPort = " port }' "$2"
}

with_keys() { # KEYS; in $work/wireguard
	(
		umask 077
		awk -v private="$home/keys/$1/private" -v psk="$home/keys/$1/psk" '
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
