# Boot: what is confirmed comes up before any network.

boot() {
	lock
	# What was not confirmed is not brought up again: where it locks somebody out, a reboot is the way back.
	rm -f "$home"/up.* "$home"/*.sum "$home/firewall" "$home/fair_use" "$home/current" "$home/fingerprint" "$home/reserve"
	state
	case $is:$generation in
	:) ;;
	*:"$confirmed") rm -f "$home/state" ;;
	*)
		case $is in armed | live | agreed) why='this machine booted before it was committed' ;; esac
		say "generation $generation is taken back, $why"
		# Where nothing is confirmed, the watch has the files removed that are left.
		if [ -n "$confirmed" ] || [ "$is" = back ]; then is=back; else is='going-back'; fi
		set_state "$is" "$generation" 0 "$proven" "$why" || rm -f "$home/state"
		;;
	esac
	# Daemons then found no generation to run, and are to be started with the next one.
	[ -n "$confirmed" ] || { rm -f "$home"/*.loaded; say 'nothing is confirmed: nothing to bring up'; return; }
	reconcile "$confirmed" '' || warn 'not all came up yet: the watch goes on with it'
}
