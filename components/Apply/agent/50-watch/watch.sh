# The watch: what others removed comes back.

# Runs all day on small machines: a look at the kernel in a handful of processes, and the long way only if something differs.
watch() {
	local old wanted
	exec 9>"$home/lock"
	flock -n 9 || return 0
	state
	# By a unit of its own: going back may take this one away. The last one is for a timer that somebody stopped.
	case $is:$rest in
	armed:) arm 1 "$half_way" && return ;;
	going-back:*) arm 1 "$why" && return ;;
	armed:* | live:* | agreed:*)
		if [ "$(uptime)" -gt $((until + 15)) ]; then arm 1 'it was not committed in time' && return; fi
		;;
	esac
	old=$running
	wanted=${running:-$confirmed}
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
	# Only a pass that found nothing to do has seen it whole.
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
