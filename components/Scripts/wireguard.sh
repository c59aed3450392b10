# WireGuard: the file holds no secret, the keys join it on the way to the kernel.

apply_wireguard() { # GENERATION
	for file in $(files "$1" 'wg-*.conf'); do
		link=${file##*/}
		link=${link%.conf}
		keys=$(sed -n 's/^# Keys = //p' "$file")
		[ -f "$home/keys/$keys/psk" ] || { warn "the keys $keys of $link are missing: the keys step has to run again"; return 1; }
		[ -e "/sys/class/net/$link" ] || return 1
		at=
		if endpoint_of "$file"; then at=$(endpoint_text "$endpoint" "$port"); fi
		sum=$({ cat "$file" "$home/keys/$keys/private" "$home/keys/$keys/psk"; echo "$at"; } | sha256sum)
		if handing_over "$link" && grep -qxFe "# Sum = $sum" "$(handover_file "$link")"; then continue; fi
		call_off "$link"
		if [ "$sum" = "$(content "$home/$link.sum")" ] && [ -n "$(wg show "$link" peers)" ]; then continue; fi
		(
			umask 077
			wg-quick strip "$file" | awk -v private="$home/keys/$keys/private" -v psk="$home/keys/$keys/psk" -v at="$at" '
				# wg(8) would look a name up itself: through the tunnel, and for as long as that takes.
				at && /^Endpoint/ { print "Endpoint = " at; next }
				{ print }
				/^\[Interface\]/ { getline key < private; print "PrivateKey = " key }
				/^PublicKey/ { getline key < psk; print "PresharedKey = " key }' >"$work/wireguard"
		)
		if can_hand_over "$link" "$file" && begin_handover "$link" "$file" "$keys" "$sum"; then continue; fi
		run wg syncconf "$link" "$work/wireguard" || return 1
		rm -f "$work/wireguard"
		echo "$sum" >"$home/$link.sum"
	done
}
