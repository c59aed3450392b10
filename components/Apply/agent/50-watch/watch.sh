# The watch: what others removed comes back.

# Runs all day on small machines: a look at the kernel in a handful of processes, and the long way only if something differs.
watch() {
	local wanted seen
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
	wanted=${running:-$confirmed}
	[ -n "$wanted" ] || return 0
	# Another uplink is another route, which reconcile finds.
	read_facts "$wanted"
	# First of all: what others removed may be why nothing answers.
	repair
	# An advertised gateway has an address of its link.
	case $seen in *'via fe80:'*'via fe80:'*) leave_dead_gateways ;; esac
	heed_silence
	look_again
	[ -n "$unanswered" ] || { [ ! -e "$tried" ] || rm "$tried"; return 0; }
	# What came while this look went on may be why, or the way out: another gateway.
	leave_dead_gateways
	use_living_router
	repair
}

repair() {
	seen=$(fingerprint)
	[ "$seen" != "$(cat "$home/fingerprint" 2>/dev/null)" ] || return 0
	reconcile "$wanted" "$running" || return 0
	# Only a pass that found nothing to do has seen it whole.
	if [ "$(fingerprint)" = "$seen" ] && [ ! -e "$going" ]; then printf '%s\n' "$seen" >"$home/fingerprint"; fi
}

# Without a family ip shows all routes, but IPv4's rules alone.
# shellcheck disable=SC2086
fingerprint() {
	{ read -r paths <"$home/sysctl-paths"; } 2>/dev/null || paths=
	{
		printf '%s\n' address rule 'route show table all' 'neigh show proxy' | ip -batch -
		ip -6 rule
		table_sum firewall
		[ ! -e "$home/fair_use" ] || table_sum fair_use
		wg show all peers
	} 2>&1 | sed 's/ expires -*[0-9]*sec//; /valid_lft/d' - $paths 2>&1 || true
}
