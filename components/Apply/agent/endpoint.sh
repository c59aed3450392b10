# Endpoint by name: the far end of WireGuard's tunnel may move, and can't be asked for through that tunnel.

# Sets $name, $port, $first and $endpoint, the address in use: what was found last, at first the plan's.
endpoint_of() { # FILE; false where the endpoint has no name
	first=$(sed -n 's/^# FirstEndpoint = //p' "$1")
	[ -n "$first" ] || return 1
	name=$(sed -n 's/^Endpoint = \(.*\):[0-9]*$/\1/p' "$1")
	port=${first##*:}
	endpoint=$(echo "${first%:*}" | tr -d '[]')
	# A boot without DNS goes on with it; a new configuration begins with what that says.
	if { read -r for_first for_name found <"$home/endpoint"; } 2>/dev/null && [ "$for_first $for_name" = "$first $name" ]; then
		endpoint=$found
	fi
}

endpoint_text() { # ADDRESS PORT
	case $1 in *:*) echo "[$1]:$2" ;; *) echo "$1:$2" ;; esac
}

# For the firewall's set, in the transaction that makes it.
endpoint_element() { # GENERATION
	for conf in $(files "$1" 'wg-*.conf'); do
		if endpoint_of "$conf"; then echo "add element $table endpoint { $endpoint }"; fi
	done
}

# For the watch: a tunnel that doesn't answer may have its far end elsewhere now.
look_again() { # GENERATION
	for link in $unanswered; do
		conf=$(files "$1" "$link.conf")
		if ! endpoint_of "$conf" || ! is_due; then continue; fi
		addresses=$(look_up "$conf" | sort -u)
		if [ -z "$addresses" ]; then
			[ -z "$(resolvers)" ] || [ "$outcome" = silent ] || warn "endpoint: $name has no usable address at the home network's resolvers ($(resolvers | tr '\n' ' ')): going on with $endpoint"
			echo "$now silent" >"$home/looked"
			continue
		fi
		next=$(after "$endpoint" "$addresses")
		[ "$next" != "$endpoint" ] || continue
		# One that the name still has may have been out for a moment.
		if [ "$outcome" != listed ] && echo "$addresses" | grep -qxFe "$endpoint"; then
			echo "$now listed" >"$home/looked"
			continue
		fi
		say "endpoint: $name is at $next now; $endpoint was silent"
		note endpoint "$first $name $next"
		# Firewall and WireGuard follow in the pass that comes now.
		rm -f "$home/fingerprint"
	done
}

# Every 15 s at most. Sets $now and $outcome, the last look's if it belongs to the same silence.
is_due() {
	now=$(date +%s)
	looked=0
	outcome=
	{ read -r looked outcome <"$home/looked"; } 2>/dev/null || true
	# A clock that was set back must not stop it.
	if [ "$looked" -le "$now" ] && [ $((now - looked)) -lt 15 ]; then return 1; fi
	if [ "$looked" -gt "$now" ] || [ $((now - looked)) -ge 60 ]; then outcome=; fi
	echo "$now" >"$home/looked"
}

# Of several addresses the next one, in a circle.
after() { # ADDRESS ADDRESSES
	echo "$2" | awk -v current="$1" '
		NR == 1 { first = $1 }
		passed { print $1; done = 1; exit }
		$1 == current { passed = 1 }
		END { if (!done) print first }'
}

# By the C library, under a user id that nothing else has: rules let that one's questions, and nobody else's, out to the home network.
look_up() { # FILE; prints addresses
	user=$(sed -n 's/^# LookupUser = //p' "$1")
	mark=$(sed -n 's/^FwMark = //p' "$1")
	case $endpoint in *:*) database=ahostsv6 ;; *) database=ahostsv4 ;; esac
	{ resolvers | sed 's/^/nameserver /'; echo 'options timeout:2 attempts:1'; } >"$home/.resolvers"
	# shellcheck disable=SC2016 # another shell's
	timeout 20 unshare --mount sh -c '
		mount --bind "$1" /etc/resolv.conf &&
			exec setpriv --reuid "$2" --regid "$2" --clear-groups --no-new-privs --bounding-set -all getent -s hosts:dns "$3" "$4."' \
		sh "$home/.resolvers" "$user" "$database" "$name" | awk '$2 == "STREAM" && $1 !~ /^::ffff:/ { print $1 }' |
		# The VPS is behind the home router: an answer that is a neighbour, or this machine, is wrong.
		while read -r address; do
			if ip route get "$address" mark "$mark" 2>/dev/null | grep -q ' via '; then echo "$address"; fi
		done
	rm -f "$home/.resolvers"
}

# Those of the home network. Where this machine's resolver is a program of its own, that one's; and the home router.
resolvers() {
	{
		cat /etc/resolv.conf /run/systemd/resolve/resolv.conf /run/NetworkManager/no-stub-resolv.conf 2>/dev/null | awk '$1 == "nameserver" { print $2 }'
		{ ip -4 route show default; ip -6 route show default; } | sed -n 's/.* via \([^ ]*\) dev \([^ ]*\).*/\1 \2/p' |
			awk '{ print ($1 ~ /^fe80:/ ? $1 "%" $2 : $1) }'
	} | awk '$1 !~ /^127\./ && $1 != "::1" && !seen[$1]++' | head -n 3
}
