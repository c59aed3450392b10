# Links, addresses, routes, rules: lines of ip(8).

# Sets $link: few processes, since the watch runs this all day on small machines.
link_of() { # LINE
	link=
	case $1 in *' dev '*) link=${1#* dev } link=${link%% *} ;; esac
}

exists() { [ -e "/sys/class/net/$1" ]; } # LINK

is_up() { # LINK
	local flags
	read -r flags <"/sys/class/net/$1/flags" && [ $((flags & 1)) -eq 1 ]
}

# Whether LINK is the very one that was brought up. By reading: to cmp a file of sysfs is a page long.
is_known() { # LINK
	local known index
	{ read -r known <"$home/up.$1" && read -r index <"/sys/class/net/$1/ifindex"; } 2>/dev/null && [ "$known" = "$index" ]
}

# A link that a person set down stays down, and what belongs to it waits. Looked at once in a run: one that comes up in the middle would miss what
# comes early.
held_down() {
	local known
	for known in "$home"/up.*; do
		known=${known##*/up.}
		if is_known "$known" && ! is_up "$known"; then printf ' %s ' "$known"; fi
	done
}

apply_line() { # LINE
	link_of "$1"
	if [ -n "$link" ]; then case $held in *" $link "*) return 0 ;; esac; fi
	case $1 in
	'link add '*) apply_link "$1" ;;
	'link set '*) apply_link_up ;;
	*) apply_object "$1" ;;
	esac
}

apply_link() { # LINE
	local arguments="${1##* type }" kind mtu
	kind=${arguments%% *}
	if ! exists "$link"; then
		if [ ! -d "/sys/module/$kind" ]; then
			[ "$verb" = boot ] || echo "$kind" >>"$home/modules"
			run modprobe "$kind" || { warn "the kernel has no module $kind"; return 1; }
		fi
		forget_link
		ip_run "$1"
		return
	fi
	mtu=$(echo "$1" | sed -n 's/.* mtu \([0-9]*\).*/\1/p')
	[ -z "$mtu" ] || [ "$(cat "/sys/class/net/$link/mtu")" = "$mtu" ] || ip_run "link set dev $link mtu $mtu" || return 1
	# Only sit has arguments that can change in place.
	[ "$arguments" = "$kind" ] || grep -qxFe "$1" "$work/old" || ip_run "link set dev $link type $arguments"
}

forget_link() { rm -f "$home/up.$link" "$home/$link.sum"; }

apply_link_up() {
	exists "$link" || { warn "there is no interface $link"; return 1; }
	if ! is_up "$link"; then
		# For destroy. Only what a deployment finds counts: at boot everything is still down, and the watch meets what came later.
		[ "$verb" != live ] || [ -f "$home/up.$link" ] || grep -qsxFe "$link" "$home/was-down" || echo "$link" >>"$home/was-down"
		ip_run "link set dev $link up"
	fi
	is_known "$link" || cat "/sys/class/net/$link/ifindex" >"$home/up.$link"
}

# 'add' changes nothing where the very thing is there; a new line may have to take another's place.
apply_object() { # LINE
	local error
	# To the kernel one more is no error.
	case $1 in *'neigh add proxy '*) ! is_proxied "$1" || return 0 ;; esac
	error=$(ip_quiet "$1") && { say "ip $1"; return 0; }
	case $error:$1 in
	*'File exists'*:*'rule add'*) return 0 ;;
	*'File exists'* | *'already assigned'*)
		grep -qxFe "$1" "$work/old" || ip_quiet "$(echo "$1" | sed 's/ add / replace /')" >/dev/null && return 0
		;;
	esac
	warn "ip $1: $error"
	return 1
}

is_proxied() { # LINE
	local address="${1#* proxy }"
	ip -6 neigh show proxy | grep -q "^${address%% *} dev $link "
}

# shellcheck disable=SC2086 # a line of words
ip_quiet() { ip $1 2>&1; } # LINE
# shellcheck disable=SC2086 # a line of words
ip_run() { run ip $1; } # LINE

remove_lines() { # lines of earlier generations that the new one doesn't have
	local object line
	grep -vxF -f "$work/new" "$work/earlier" >"$work/stale" || true
	# Rules first, links last; and a link that is still wanted with other arguments stays.
	for object in rule neigh route address 'link add'; do
		grep -E "^(-[46] )?$object" "$work/stale" >"$work/part" || true
		while read -r line <&4; do remove_line "$line" || failed=1; done 4<"$work/part"
	done
}

remove_line() { # LINE
	local undo error refused=0
	link_of "$1"
	case $1 in
	'link add '*)
		! grep -q "^link add dev $link " "$work/new" || return 0
		undo="link del dev $link"
		forget_link
		;;
	*address*) undo=$(echo "$1" | sed 's/ add \([^ ]*\).*/ del \1 dev '"$link/") ;;
	*) undo=$(echo "$1" | sed 's/ add / del /') ;;
	esac
	error=$(ip_quiet "$undo") || refused=$?
	# By ip(8) 2 is the kernel's refusal: what ip itself doesn't understand never got there.
	case $refused:$error in
	0:*) say "ip $undo" ;;
	2:*'No such'* | 2:*'Cannot assign'* | 2:*'not found'* | 2:*'does not exist'*) ;;
	2:*) warn "ip $undo: $error"; return 1 ;;
	esac
}
