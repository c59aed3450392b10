# Units and the few files outside our folder.

target_of() { # FILE; where it goes outside our folder, if it does
	case ${1##*/} in
	*.service | *.timer) echo "$units/${1##*/}" ;;
	accept-ra.conf) if took_advertisements "$1"; then echo /etc/sysctl.d/60-ipv6-dmz.conf; fi ;;
	networkd.conf) if [ -d /etc/systemd ]; then echo /etc/systemd/networkd.conf.d/ipv6-dmz.conf; fi ;;
	esac
}

# Whether the kernel took router advertisements before the deployment, on the interface that the file is about.
took_advertisements() { # FILE
	key=$(resolve "$1" | sed -n 's/^-\(.*\) = .*/\1/p')
	grep -qxFe "$key 1" "$home/sysctls"
}

apply_units() { # GENERATION
	: >"$work/targets"
	changed=
	started=
	for file in $(files "$1" '*'); do
		target=$(target_of "$file")
		[ -n "$target" ] || continue
		echo "$target" >>"$work/targets"
		resolve "$file" >"$work/file"
		outcome=0
		install_file "$work/file" "$target" || outcome=$?
		case $outcome in
		1) continue ;;
		2) return 1 ;;
		esac
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
	# shellcheck disable=SC2086 # a list of names
	[ -z "$started" ] || run systemctl -q --no-reload enable $started || return 1
	[ -z "$changed" ] || run systemctl daemon-reload || return 1
	for unit in $started; do
		case $unit in *.timer) run systemctl -q --no-block restart "$unit" || return 1 ;; esac
	done
}

# Daemons of our own: each has its NAME.conf beside ipv6-dmz-NAME.service.
daemons() { # GENERATION; lines 'name folder'
	for unit in $(files "$1" 'ipv6-dmz-*.service'); do
		name=${unit##*/ipv6-dmz-}
		name=${name%.service}
		[ ! -f "${unit%/*}/$name.conf" ] || echo "$name ${unit%/*}"
	done
}

apply_daemons() { # GENERATION
	daemons "$1" >"$work/daemons"
	while read -r name folder; do
		cat "$folder/$name.conf" "$folder"/*.service >"$work/daemon"
		if ! cmp -s "$work/daemon" "$home/$name.loaded"; then
			run systemctl --no-block restart "ipv6-dmz-$name.service" || return 1
			cp "$work/daemon" "$home/$name.loaded"
		fi
	done <"$work/daemons"
}

# For the unit: what stands in the file for the uplink is known only now.
ndppd() {
	uplink=$(find_uplink)
	resolve "$home/current/ndpproxy/ndppd.conf" >/run/ipv6-dmz-ndppd.conf
	exec /usr/sbin/ndppd -d -p /run/ipv6-dmz-ndppd.pid -c /run/ipv6-dmz-ndppd.conf
}

remove_files() { # those of earlier generations that are not in $work/targets
	[ -f "$home/installed" ] || return 0
	{ grep -vxF -f "$work/targets" "$home/installed" || true; } >"$work/gone"
	gone=$(sed -n "s|^$units/||p" "$work/gone")
	if [ -n "$gone" ]; then
		# shellcheck disable=SC2086 # a list of names
		systemctl -q stop $gone || true
		# shellcheck disable=SC2086 # a list of names
		systemctl -q --no-reload disable $gone || true
		# A watch that was stopped in the middle counts as failed, and would go on to without its file.
		# shellcheck disable=SC2086 # a list of names
		systemctl -q reset-failed $gone 2>/dev/null || true
	fi
	while read -r target; do
		say "remove $target"
		# Or a daemon that comes back would count as started.
		case $target in "$units"/ipv6-dmz-*.service)
			name=${target##*/ipv6-dmz-}
			rm -f "$home/${name%.service}.loaded"
			;;
		esac
		rm -f "$target"
		rmdir "${target%/*}" 2>/dev/null || true
		changed=1
	done <"$work/gone"
	cp "$work/targets" "$home/installed"
}
