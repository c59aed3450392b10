deactivate() { detached 300 withdraw; }

withdraw() {
	lock
	settled
	clear_away || die 'not all could be removed: the next destroy goes on from here'
	rm -rf "$home/generations"
	rm -f "$home/confirmed" "$home/manifest" "$home/told" "$home/endpoint" "$home/looked" "$home/uplink"
}

# What runs goes, and the originals come back; what was brought for it stays. In a caller's condition, so `set -e` is off in here.
clear_away() {
	begin_work
	: >"$work/new"
	: >"$work/targets"
	changed=
	remove_files
	reload_units
	tell_hosts ''
	# Forwarding goes off before the interfaces do.
	restore_sysctls /dev/null
	end_wait TERM
	remove_lines
	for link in $(content "$home/was-down"); do
		if exists "$link"; then ip_run "link set dev $link down"; fi
	done
	forget_way
	ip -6 route flush default proto "$detour" 2>/dev/null || true
	if has_firewall; then run nft delete table inet ipv6_dmz; fi
	drop_fair_use
	for module in $(content "$home/modules"); do
		# Somebody else may have come to use it; sit0 comes with its module.
		ip -o link show type "$module" | grep -qv ' sit0@' || run modprobe -r "$module" || true
	done
	[ -z "$failed" ] || return 1
	rm -rf "$work" "$home/current" "$home"/up.* "$home"/*.sum
	rm -f "$home/lines" "$home/sysctls" "$home/was-down" "$home/modules" "$home/firewall" "$home"/*.loaded "$home/dnsmasq.leases" \
		"$home/installed" "$home/fingerprint" "$home/sysctl-paths" /run/ipv6-dmz-ndppd.conf /run/ipv6-dmz-ndppd.pid "$tried"
}

remove() {
	# An activation that failed has no delete step of its own, and may have left no more than its timer.
	if [ -e "$home/lines" ] || [ -e "$home/state" ]; then deactivate; fi
	# Of a step that failed Pulumi knows nothing.
	[ ! -s "$home/dns" ] || warn "dns: the server may still have what was set there: $(tr '\n' ' ' <"$home/dns" | cut -c 1-300)"
	rm -rf "$home"
}
