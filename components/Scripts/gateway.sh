# A home router, or a provider's gateway, that another one has replaced.

# A kernel that forwards doesn't ask whether a gateway is still there: it stays with the one that is gone for as long as its last advertisement was
# good for, half an hour or more. Where another one is left, the dead one's route goes; if it lives after all, it advertises itself anew.
leave_dead_gateways() {
	gateways=$(ip -6 route show default proto ra | grep -o 'via [^ ]* dev [^ ]*') || return 0
	living=$(echo "$gateways" | while read -r way; do is_dead "$way" || echo "$way"; done)
	[ -n "$living" ] || return 0
	echo "$gateways" | grep -vxF "$living" | while read -r way; do
		warn "the gateway of 'default $way' is gone, and there is another one"
		ip_run "-6 route del default $way proto ra" || true
	done
}

is_dead() { # via GATEWAY dev LINK; one that was not asked for lately may live
	# shellcheck disable=SC2086 # words
	set -- $1
	case $(ip -6 neigh show "$2" dev "$4") in
	*INCOMPLETE* | *FAILED*) ! answers "$2%$4" ;;
	*) return 1 ;;
	esac
}
