# Endpoint by name: the far end of WireGuard's tunnel may move, and can't be asked for through that tunnel.

# For the firewall's set, in the transaction that makes it.
endpoint_element() { [ -z "$its_endpoint_name" ] || echo "add element inet ipv6_dmz endpoint { $endpoint }"; }

# For the watch: a tunnel that doesn't answer may have its far end elsewhere now.
look_again() {
	local addresses next
	if [ -z "$unanswered" ] || [ -z "$its_endpoint_name" ] || ! is_due; then return 0; fi
	addresses=$(look_up | sort -u)
	if [ -z "$addresses" ]; then
		[ -z "$(resolvers)" ] || [ "$outcome" = silent ] || warn "endpoint: $its_endpoint_name has no usable address at the home network's resolvers ($(resolvers | tr '\n' ' ')): going on with $endpoint"
		echo "$now silent" >"$home/looked"
		return
	fi
	# Of several addresses the next one; behind the last stands the first.
	next=$(printf '%s\n' "$addresses" "$addresses" | grep -A 1 -xFe "$endpoint" | sed -n 2p)
	next=${next:-$(echo "$addresses" | head -n 1)}
	[ "$next" != "$endpoint" ] || return 0
	# One that the name still has may have been out for a moment.
	if [ "$outcome" != listed ] && echo "$addresses" | grep -qxFe "$endpoint"; then
		echo "$now listed" >"$home/looked"
		return
	fi
	say "endpoint: $its_endpoint_name is at $next now; $endpoint was silent"
	note endpoint "$its_endpoint $its_endpoint_name $next"
	# Firewall and WireGuard follow in the pass that comes now.
	rm -f "$home/fingerprint"
}

# Every 15 s at most. Sets $now and $outcome, the last look's if it belongs to the same silence.
is_due() {
	local looked=0 age
	now=$(date +%s)
	outcome=
	{ read -r looked outcome <"$home/looked"; } 2>/dev/null || true
	age=$((now - looked))
	# A clock that was set back must not stop it.
	[ $age -lt 0 ] || [ $age -ge 15 ] || return 1
	[ $age -ge 0 ] && [ $age -lt 60 ] || outcome=
	echo "$now" >"$home/looked"
}

# By the C library, under a user id that nothing else has: rules let that one's questions, and nobody else's, out to the home network.
look_up() { # prints addresses
	local database address
	case $endpoint in *:*) database=ahostsv6 ;; *) database=ahostsv4 ;; esac
	{ resolvers | sed 's/^/nameserver /'; echo 'options timeout:2 attempts:1'; } >"$home/.resolvers"
	# shellcheck disable=SC2016 # another shell's
	timeout 20 unshare --mount sh -c '
		mount --bind "$1" /etc/resolv.conf &&
			exec setpriv --reuid "$2" --regid "$2" --clear-groups --no-new-privs --bounding-set -all getent -s hosts:dns "$3" "$4."' \
		sh "$home/.resolvers" "$its_lookup_user" "$database" "$its_endpoint_name" | awk '$2 == "STREAM" && $1 !~ /^::ffff:/ { print $1 }' |
		# The VPS is behind the home router: an answer that is a neighbour, or this machine, is wrong.
		while read -r address; do
			if ip route get "$address" mark "$its_mark" 2>/dev/null | grep -q ' via '; then echo "$address"; fi
		done
	rm -f "$home/.resolvers"
}

# Those of the home network. Where this machine's resolver is a program of its own, that one's; and the home router.
resolvers() {
	{
		cat /etc/resolv.conf /run/systemd/resolve/resolv.conf /run/NetworkManager/no-stub-resolv.conf 2>/dev/null | awk '$1 == "nameserver" { print $2 }'
		default_routes | sed -n 's/.* via \(fe80:[^ ]*\) dev \([^ ]*\).*/\1%\2/p; t; s/.* via \([^ ]*\) dev .*/\1/p'
	} | awk '$1 !~ /^127\./ && $1 != "::1" && !seen[$1]++' | head -n 3
}
