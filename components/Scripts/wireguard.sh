# WireGuard: the file holds no secret, the keys join it on the way to the kernel.

apply_wireguard() { # GENERATION
	for file in $(files "$1" 'wg-*.conf'); do
		link=${file##*/}
		link=${link%.conf}
		id=$(sed -n 's/^# Keys = //p' "$file")
		[ -f "$home/keys/$id/psk" ] || { warn "the keys $id of $link are missing: the keys step has to run again"; return 1; }
		[ -e "/sys/class/net/$link" ] || return 1
		sum=$(cat "$file" "$home/keys/$id/private" "$home/keys/$id/psk" | sha256sum)
		if [ "$sum" = "$(content "$home/$link.sum")" ] && [ -n "$(wg show "$link" peers)" ]; then continue; fi
		(
			umask 077
			wg-quick strip "$file" | awk -v private="$home/keys/$id/private" -v psk="$home/keys/$id/psk" '
				{ print }
				/^\[Interface\]/ { getline key < private; print "PrivateKey = " key }
				/^PublicKey/ { getline key < psk; print "PresharedKey = " key }' >"$work/wireguard"
		)
		run wg syncconf "$link" "$work/wireguard" || return 1
		rm -f "$work/wireguard"
		echo "$sum" >"$home/$link.sum"
	done
}
