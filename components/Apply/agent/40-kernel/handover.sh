# New keys take the old ones' place on both ends at one moment: the first machine waits for a ping with the keys' id in it, the second sends that
# through the tunnel (docs/decisions/network.md).

# What is waited for, and by whom; locked by the latter.
going=/run/ipv6-dmz-handover

is_waiting() { [ -e "$going" ] && ! flock -n "$going" true; }

# Only a deployment's change of keys is worth it, and only where there is a session to be kept.
can_hand_over() {
	local known
	[ -n "$turn" ] && known=$(wg show "$its_tunnel" peers) && [ -n "$known" ] && ! echo "$known" | grep -qxFe "$its_peer" &&
		wg show "$its_tunnel" latest-handshakes | awk -v now="$(date +%s)" 'now - $2 < 135 { fresh = 1 } END { exit !fresh }'
}

hand_over() { # FILE SUM
	local words
	# From peer to peer addresses move in one go: the new peer is made before the old one goes.
	words="$(words_of "$1" /dev/stdin) $(other_peers)"
	# If the handover ends half-way, the next reconcile sets the keys in one go.
	rm -f "$home/$its_tunnel.sum"
	say "handover of $its_tunnel to the keys $its_keys: $turn"
	if [ "$turn" = second ]; then
		change_keys call "$2"
	else
		# It outlives the step.
		exec 8>"$going"
		flock 8
		echo "$2" >&8
		{ change_keys hear "$2" 2>&1 | log; } >/dev/null 2>&1 </dev/null 9>&- &
		exec 8>&-
	fi
}

# `wg set` starts first, and waits for the preshared key. Without the key `wg set` changes nothing.
# The router is the end that begins a handshake: not before the VPS has its new keys.
change_keys() { # WHEN SUM
	# shellcheck disable=SC2086 # words
	{ if "$1"; then [ "$its_role" = vps ] || sleep 0.1; cat "$secrets/psk"; else echo none; fi; } | wg set "$its_tunnel" $words || return 1
	# One that came too early would be repeated in 5 s only.
	[ "$its_role" = vps ] || answers "$its_far" || forget_peer
	echo "$2" >"$home/$its_tunnel.sum"
	rm -f "$going"
	say "handover of $its_tunnel: done"
}

call() { pings -w 5 -p "$its_keys" "$its_far" || true; }

# Until it is called, or told to go on without.
hear() {
	perl -MSocket=:all -e '
		open(my $going, ">&=8") or die "8: $!\n";
		socket(my $socket, AF_INET, SOCK_RAW, 1) or die "socket: $!\n";
		connect($socket, pack_sockaddr_in(0, inet_aton($ARGV[0]))) or die "connect: $!\n";
		$SIG{USR1} = sub { exit };
		alarm 3600;
		syswrite($going, "$$\n");
		my $packet = "";
		while (index($packet, pack("H*", $ARGV[1])) < 0) { recv($socket, $packet, 2000, 0) // die "recv: $!\n" }
	' "$its_far" "$its_keys"
}

# USR1: it goes over now. TERM: not at all.
end_wait() { # SIGNAL
	if is_waiting; then
		kill -s "$1" "$(sed -n 2p "$going")" 2>/dev/null || true
		flock -w 10 "$going" true || true
	fi
	rm -f "$going"
}
