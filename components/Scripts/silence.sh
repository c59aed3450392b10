# A tunnel that has fallen silent. With every look each end asks the other one, by a ping; whatever comes is an answer.

# Sets $unanswered, the links on which nothing is.
heed_silence() { # GENERATION
	unanswered=
	for file in "$home/generations/$1"/*/wg-*.conf; do
		link=${file##*/}
		link=${link%.conf}
		if [ ! -e "/sys/class/net/$link" ] || ! is_up "$link" || handing_over "$link"; then continue; fi
		calls_itself=
		! grep -q '^Endpoint' "$file" || calls_itself=yes
		count "$link"
		if is_heard "$link" "$file"; then continue; fi
		unanswered="$unanswered $link"
		if [ -n "$calls_itself" ]; then
			return_to_endpoint "$link" "$file"
		elif [ $refused -gt 0 ] && await 15 is_refused "$link" && [ $refused -ge 2 ]; then
			forget_peers "$link"
		fi
	done
}

is_heard() { # LINK FILE
	far=$(sed -n 's/^# FarEnd = //p' "$2")
	before=$received
	# Asks every second until it is answered; a link that is too busy for that has taken something else meanwhile.
	if [ -z "$far" ] || ping -n -q -c 1 -w 4 "$far" >/dev/null 2>&1; then return 0; fi
	count "$1"
	[ "$received" != "$before" ]
}

# Sets $received, the bytes that WireGuard took; $shaken, when the last handshake was done; and on the end that doesn't call $refused, how many
# calls have come since then: the firewall counts them.
count() { # LINK
	counts=$(wg show "$1" dump | awk 'NR > 1 { received += $6; if ($5 > shaken) shaken = $5 } END { print received + 0, shaken + 0 }')
	received=${counts% *}
	shaken=${counts#* }
	[ -z "$calls_itself" ] || return 0
	calls=$(nft list counter $table calls 2>/dev/null | sed -n 's/.*packets \([0-9]*\) .*/\1/p')
	known=
	called=
	{ read -r known called <"/run/ipv6-dmz-$1.heard"; } 2>/dev/null || true
	if [ "$shaken" != "$known" ]; then
		called=${calls:-0}
		echo "$shaken $called" >"/run/ipv6-dmz-$1.heard"
	fi
	# A firewall that came anew counts from the start.
	if [ "${calls:=0}" -lt "$called" ]; then called=0; fi
	refused=$((calls - called))
}

# Two are no accident: of one that is taken something comes. Or one was taken after all.
is_refused() { # LINK
	count "$1"
	[ $refused -ge 2 ] || [ "$shaken" != "$known" ]
}

# A router that booted with its clock back: its handshakes count as replays of those that were heard before, and the time by which it could
# put the clock right comes through the tunnel. Forgotten here, it is heard again; the file has the peer, and reconcile adds it.
forget_peers() { # LINK
	[ "$received" -gt 0 ] || return 0
	warn "the handshakes that come to $1 are refused: forgetting which one of the peer's was the last"
	for peer in $(wg show "$1" peers); do run wg set "$1" peer "$peer" remove || true; done
}

# WireGuard sends to where the other end spoke from last. Where both went to another port and this end came back first, it is led to that port
# again. Once the other end is back too, nobody listens there, and that end can't call a machine behind a home router.
return_to_endpoint() { # LINK FILE
	if endpoint_of "$2"; then at=$(endpoint_text "$endpoint" "$port"); else at=$(sed -n 's/^Endpoint = //p' "$2"); fi
	peer=$(peer_in "$2")
	used=$(wg show "$1" endpoints | awk -v peer="$peer" '$1 == peer { print $2 }')
	# A peer that isn't there would be made, without its addresses.
	case $used in '' | "$at") ;; *) run wg set "$1" peer "$peer" endpoint "$at" || true ;; esac
}
