keep_lines() { # FILE; whole or not at all, and not written where nothing changes
	cmp -s "$1" "$home/lines" || { cp "$1" "$home/.lines" && mv "$home/.lines" "$home/lines"; }
}

begin_work() {
	work=/run/ipv6-dmz
	empty_folder "$work"
	failed=
	# What may be in the kernel through us: known before it gets there, and forgotten only when it is gone.
	content "$home/lines" >"$work/earlier"
}

# The one way to a state: first apply, change, boot, repair and rollback. Only what differs is touched: missing lines are added, new ones replace,
# those of earlier generations alone go. Called where a failure is handled, so `set -e` is off in here.
reconcile() { # NEW OLD; OLD is empty when it is not sure that all of it is there
	# Nothing is also a state, but never one to go to by mistake.
	[ -s "$home/generations/$1/manifest" ] || { warn "there is no generation $1 here"; return 1; }
	begin_work
	learn "$1" || return 1
	management=$(management_of "$1")
	held=
	[ "$verb" != watch ] || held=$(held_down)
	lines_of "$1" ip >"$work/new"
	: >"$work/old"
	[ -z "$2" ] || cp "$work/earlier" "$work/old"
	sort -u "$work/new" "$work/earlier" >"$work/lines"
	keep_lines "$work/lines" || [ "$verb" != live ] || { warn "what is about to be added can't be written down in $home: is the disk full?"; return 1; }
	[ "$(readlink "$home/current")" = "generations/$1" ] || run ln -sfn "generations/$1" "$home/current"

	remember_sysctls "$1"
	apply_firewall "$1" || return 1
	while read -r line <&3; do apply_line "$line" || failed=1; done 3<"$work/new"
	leave_hosts
	remove_lines
	tell_hosts "$its_advertised"
	apply_wireguard "$1" || failed=1
	apply_sysctls || failed=1
	apply_units "$1" || failed=1
	[ -n "$failed" ] || keep_lines "$work/new"
	rm -rf "$work"
	[ -z "$failed" ]
}
