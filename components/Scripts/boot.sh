# Boot and watch.

boot() {
	id=$(content "$home/confirmed")
	[ -n "$id" ] || { say 'nothing is confirmed: nothing to bring up'; return; }
	lock
	# Of before the boot nothing is left but files; dnsmasq comes by a unit of its own.
	rm -f "$home"/up.* "$home"/*.sum "$home/firewall" "$home/running"
	reconcile "$id" '' || warn 'not all came up yet: the watch goes on with it'
	echo "$id" >"$home/running"
}

watch() {
	exec 9>"$home/lock"
	flock -n 9 || return 0
	id=$(content "$home/running")
	[ -n "$id" ] || return 0
	reconcile "$id" "$id" || true
}
