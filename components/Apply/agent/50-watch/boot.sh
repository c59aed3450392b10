# Boot: what is confirmed comes up before any network.

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
