# Confirm, verify, status.

confirm() { # GENERATION
	if [ "$(content "$home/running")" != "$1" ]; then
		# An earlier run may have ended between activate and here, and the machine have gone back since. Commit is verify's then.
		[ -d "$home/generations/$1" ] || die "confirm: generation $1 is not on this machine: its activate step has to run again"
		warn "generation $1 doesn't run here: activating it again"
		detached live "$1"
		return
	fi
	health "$1"
	commit "$1"
}

health() { # GENERATION
	uplink=$(find_uplink)
	# shellcheck disable=SC2086 # family and name
	nft list table $table >/dev/null 2>&1 || die "the nftables table '$table' is not loaded"
	for link in $(ip_lines "$1" | sed -n 's/^link set dev \([^ ]*\) up$/\1/p'); do
		[ -e "/sys/class/net/$link" ] || die "there is no interface $link"
		is_up "$link" || die "the interface $link is down"
	done
	for file in $(files "$1" dnsmasq.conf); do
		systemctl -q is-active ipv6-dmz-dnsmasq.service || run systemctl --no-block start ipv6-dmz-dnsmasq.service
		await 20 systemctl -q is-active ipv6-dmz-dnsmasq.service ||
			die "dnsmasq doesn't run: $(journalctl -q -n 3 -o cat -u ipv6-dmz-dnsmasq.service | tr '\n' ';')"
	done
}

commit() { # GENERATION
	[ "$(content "$home/confirmed")" = "$1" ] || say "commit $1"
	echo "$1" >"$home/.confirmed"
	mv "$home/.confirmed" "$home/confirmed"
	for generation in "$home/generations"/*; do
		[ "${generation##*/}" = "$1" ] || rm -rf "$generation"
	done
	for id in "$home/keys"/*; do
		grep -qxFe "# Keys = ${id##*/}" "$home/generations/$1"/*/wg-*.conf || rm -rf "$id"
	done
}

await() { # SECONDS COMMAND…
	deadline=$(($(date +%s) + $1))
	shift
	until "$@"; do
		[ "$(date +%s)" -lt $deadline ] || return 1
		sleep 1
	done
}

handshake() { # LINK; a session lives for 180 s
	last=$(wg show "$1" latest-handshakes | awk '$2 > last { last = $2 } END { print last + 0 }')
	[ "$last" -gt 0 ] && [ $(($(date +%s) - last)) -lt 180 ]
}

answers() { ping -n -q -c 1 -W 2 "$1" >/dev/null 2>&1; } # ADDRESS

verify() { # stdin: 'generation ID', 'against ID' (the other machine's), 'handshake LINK', 'answer ADDRESS NAME…'
	while read -r what value name; do
		case $what in
		generation)
			[ "$(content "$home/running")" = "$value" ] ||
				die "this machine runs generation $(content "$home/running"), not $value: see journalctl -t ipv6-dmz, then run pulumi up again"
			generation=$value
			;;
		handshake)
			await 60 handshake "$value" || die "no WireGuard handshake on $value within 60 s: $(why_no_handshake "$value")"
			;;
		answer) await 30 answers "$value" || die "$name ($value) doesn't answer a ping within 30 s" ;;
		esac
	done
	commit "$generation"
	echo verified
}

why_no_handshake() { # LINK
	wg show "$1" transfer | while read -r _ received sent; do
		if [ "$received" -gt 0 ]; then
			echo "packets arrive ($received bytes) but no handshake completes: do the keys on both ends belong together, is the clock right?"
		elif [ "$sent" -gt 0 ]; then
			echo "packets are sent ($sent bytes) and none comes back: is UDP to the endpoint $(wg show "$1" endpoints | cut -f2) open on the way?"
		else
			echo 'not a byte arrived or could be sent: does the other end run, and does it reach this one?'
		fi
	done
}

status() {
	echo "generation $(content "$home/running") (confirmed: $(content "$home/confirmed"))"
	ip -br address show
	wg show all
	ip -4 rule show
	ip -6 rule show
	# shellcheck disable=SC2086 # family and name
	nft list table $table
}
