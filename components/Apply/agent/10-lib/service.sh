# The service manager: no other file knows that it is systemd, or whether there is one.

units=/etc/systemd/system

has_services() { [ -d /run/systemd/system ]; }

check_unit() { systemd-analyze verify --man=no --recursive-errors=no "$1" >&2; } # FILE

# The timer takes a generation back, by a process of its own: what it takes away may be who set it.
set_timer() { # SECONDS LIMIT COMMAND…
	local seconds="$1" limit="$2"
	shift 2
	if has_services; then
		stop_timer
		systemd-run -q --collect --unit=ipv6-dmz-rollback --on-active="$seconds" --timer-property=AccuracySec=1s -p SyslogIdentifier=ipv6-dmz -p RuntimeMaxSec="$limit" "$@"
	else
		# shellcheck disable=SC2016 # the inner shell's
		setsid sh -c 'sleep "$1"; shift; exec "$@"' sh "$seconds" "$@" >/dev/null 2>&1 </dev/null 9>&- &
	fi
}

stop_timer() { ! has_services || systemctl -q stop ipv6-dmz-rollback.timer 2>/dev/null || true; }

# Where a file goes outside our folder, if it does.
target_of() { # FILE
	case ${1##*/} in
	*.service | *.timer) echo "$units/${1##*/}" ;;
	# For the next boot, where the kernel took the uplink's router advertisements before the deployment.
	accept-ra.conf) ! grep -qsxFe "net/ipv6/conf/$its_outside/accept_ra 1" "$home/sysctls" || echo /etc/sysctl.d/60-ipv6-dmz.conf ;;
	networkd.conf) [ ! -d /etc/systemd ] || echo /etc/systemd/networkd.conf.d/ipv6-dmz.conf ;;
	esac
}

apply_units() { # GENERATION
	local file target unit
	: >"$work/targets"
	changed=
	started=
	for file in $(files "$1" '*'); do
		target=$(target_of "$file")
		[ -n "$target" ] || continue
		echo "$target" >>"$work/targets"
		resolve "$file" >"$work/file"
		! cmp -s "$work/file" "$target" || continue
		install_file "$work/file" "$target" || return 1
		changed=1
		case $target in "$units"/*) started="$started ${target##*/}" ;; esac
	done
	remove_files
	start_units || {
		# Or they would count as done the next time.
		for unit in $started; do rm -f "$units/$unit"; done
		return 1
	}
	apply_daemons "$1"
}

start_units() {
	local unit
	# shellcheck disable=SC2086 # a list of names
	[ -z "$started" ] || run systemctl -q --no-reload enable $started || return 1
	reload_units || return 1
	for unit in $started; do
		case $unit in *.timer) run systemctl -q --no-block restart "$unit" || return 1 ;; esac
	done
}

reload_units() { [ -z "$changed" ] || run systemctl daemon-reload; }

remove_files() { # those of earlier generations that are not in $work/targets
	local gone target
	[ -f "$home/installed" ] || return 0
	grep -vxF -f "$work/targets" "$home/installed" >"$work/gone" || true
	gone=$(sed -n "s|^$units/||p" "$work/gone")
	# A watch that was stopped in the middle counts as failed, and would go on to without its file.
	# shellcheck disable=SC2086 # a list of names
	[ -z "$gone" ] || { systemctl -q stop $gone; systemctl -q --no-reload disable $gone; systemctl -q reset-failed $gone 2>/dev/null; } || true
	while read -r target; do
		say "remove $target"
		# Or a daemon that comes back would count as started.
		case $target in "$units"/ipv6-dmz-*.service) rm -f "$home/$(daemon_of "$target").loaded" ;; esac
		rm -f "$target"
		rmdir "${target%/*}" 2>/dev/null || true
		changed=1
	done <"$work/gone"
	cp "$work/targets" "$home/installed"
}

daemon_of() { basename "${1##*/ipv6-dmz-}" .service; } # UNIT

# Daemons of our own: each has its NAME.conf beside ipv6-dmz-NAME.service.
daemons() { # GENERATION; lines 'name folder'
	local unit name
	for unit in $(files "$1" 'ipv6-dmz-*.service'); do
		name=$(daemon_of "$unit")
		[ ! -f "${unit%/*}/$name.conf" ] || echo "$name ${unit%/*}"
	done
}

apply_daemons() { # GENERATION
	local name folder
	daemons "$1" >"$work/daemons"
	while read -r name folder; do
		cat "$folder/$name.conf" "$folder"/*.service >"$work/daemon"
		if ! cmp -s "$work/daemon" "$home/$name.loaded"; then
			run systemctl --no-block restart "ipv6-dmz-$name.service" || return 1
			cp "$work/daemon" "$home/$name.loaded"
		fi
	done <"$work/daemons"
}

stop_daemon() { systemctl -q stop "ipv6-dmz-$1.service" || true; } # NAME
daemon_runs() { systemctl -q is-active "ipv6-dmz-$1.service"; } # NAME

refuse_stopped_daemon() { # NAME
	daemon_runs "$1" || run systemctl --no-block start "ipv6-dmz-$1.service"
	await 20 daemon_runs "$1" || die "$1 doesn't run: $(journalctl -q -n 3 -o cat -u "ipv6-dmz-$1.service" | tr '\n' ';')"
}

# For its unit: what stands in the file for the uplink is known only now.
ndppd() {
	find_uplink
	resolve "$home/current/ndpproxy/ndppd.conf" >/run/ipv6-dmz-ndppd.conf
	exec /usr/sbin/ndppd -d -p /run/ipv6-dmz-ndppd.pid -c /run/ipv6-dmz-ndppd.conf
}
