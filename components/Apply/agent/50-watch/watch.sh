# The watch: what others removed comes back.

# Runs all day on small machines: a look at the kernel in a handful of processes, and the long way only if something is not as it
# was after the last time all was in place.
watch() {
	local old='' wanted
	exec 9>"$home/lock"
	flock -n 9 || return 0
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
	learn "$wanted"
	# First of all: what others removed may be why nothing answers.
	repair "$wanted" "$old"
	leave_dead_gateways
	heed_silence
	look_again
	[ -n "$unanswered" ] || { rm -f "$tried"; return 0; }
	# What came while this look went on may be why, or the way out: another gateway.
	leave_dead_gateways
	use_living_router
	repair "$wanted" "$old"
}

repair() { # NEW OLD, as reconcile's
	local seen
	seen=$(fingerprint)
	[ "$seen" != "$(content "$home/fingerprint")" ] || return 0
	reconcile "$1" "$2" || return 0
	echo "$1" >"$home/running"
	# Only a pass that found nothing to do has seen it whole: what others did meanwhile would be taken for good from now on, or a handover whose
	# agent dies.
	if [ "$(fingerprint)" = "$seen" ] && [ ! -e "$going" ]; then echo "$seen" >"$home/fingerprint"; fi
}

# All of it in few processes: most of a look's time goes into those.
fingerprint() {
	{
		printf '%s\n' 'link show' 'address show' | ip -o -batch -
		printf '%s\n' 'rule show' 'route show table all' | ip -4 -batch -
		printf '%s\n' 'rule show' 'route show table all' 'neigh show proxy' | ip -6 -batch -
		list_firewall
		wg show all peers
		xargs cat <"$home/sysctl-paths"
	} 2>&1 | sed 's/ expires -*[0-9]*sec//; s/valid_lft.*//' | sha256sum
}
