# Boot and watch.

boot() {
	lock
	# Of what ran before the boot only files are left; daemons come by units of their own. What was not confirmed is not brought up
	# again, by the watch neither: where it locks somebody out, a reboot is the way back.
	rm -f "$home"/up.* "$home"/*.sum "$home/firewall" "$home/running" "$home/current" "$home/fingerprint" "$home/agreed"
	confirmed=$(content "$home/confirmed")
	if [ -s "$home/provisional" ]; then
		rm -f "$home/reserve"
		read -r generation _ <"$home/provisional"
		# Or the power was cut in the middle of the commit.
		if [ "$generation" != "$confirmed" ]; then
			why='this machine booted before it was committed'
			say "generation $generation is taken back, $why"
			echo "$generation boot $why" >"$home/taken-back"
		fi
		# Where nothing is confirmed, the watch has the files removed that are left.
		[ -z "$confirmed" ] || rm -f "$home/provisional"
	fi
	# Daemons then found no generation to run, and are to be started with the next one.
	[ -n "$confirmed" ] || { rm -f "$home"/*.loaded; say 'nothing is confirmed: nothing to bring up'; return; }
	reconcile "$confirmed" '' || warn 'not all came up yet: the watch goes on with it'
	echo "$confirmed" >"$home/running"
}

# Runs all day on small machines: a look at the kernel in a handful of processes, and the long way only if something is not as it
# was after the last time all was in place.
watch() {
	exec 9>"$home/lock"
	flock -n 9 || return 0
	old=
	{ read -r old <"$home/running"; } 2>/dev/null || true
	if [ -s "$home/provisional" ]; then
		read -r _ expires <"$home/provisional"
		# By a unit of its own: going back may take this one away. The second is for a timer that somebody stopped.
		if [ -z "$old" ]; then arm 1 "$half_way" && return; fi
		if [ "$(uptime)" -gt $((expires + 15)) ]; then arm 1 'it was not committed in time' && return; fi
	fi
	wanted=${old:-$(content "$home/confirmed")}
	[ -n "$wanted" ] || wanted=$(readlink "$home/current" | sed 's|.*/||')
	[ -n "$wanted" ] || return 0
	# First of all: what others removed may be why nothing answers.
	repair "$wanted" "$old"
	leave_dead_gateways
	heed_silence "$wanted"
	look_again "$wanted"
	[ -n "$unanswered" ] || { rm -f "$tried"; return 0; }
	# What came while this look went on may be why, or the way out: another gateway.
	leave_dead_gateways
	use_living_router "$wanted"
	repair "$wanted" "$old"
}

repair() { # NEW OLD, as reconcile's
	seen=$(fingerprint)
	[ "$seen" != "$(content "$home/fingerprint")" ] || return 0
	reconcile "$1" "$2" || return 0
	echo "$1" >"$home/running"
	# Only a pass that found nothing to do has seen it whole: what others did meanwhile would be taken for good from now on, or a handover whose
	# agent dies.
	if [ "$(fingerprint)" = "$seen" ] && [ -z "$(ls /run/ipv6-dmz-*.handover 2>/dev/null)" ]; then echo "$seen" >"$home/fingerprint"; fi
}

# All of it in few processes: most of a look's time goes into those.
fingerprint() {
	{
		printf '%s\n' 'link show' 'address show' | ip -o -batch -
		printf '%s\n' 'rule show' 'route show table all' | ip -4 -batch -
		printf '%s\n' 'rule show' 'route show table all' 'neigh show proxy' | ip -6 -batch -
		# shellcheck disable=SC2086 # family and name
		nft -s list table $table
		wg show all peers
		xargs cat <"$home/sysctl-paths"
	} 2>&1 | sed 's/ expires -*[0-9]*sec//; s/valid_lft.*//' | sha256sum
}
