# A home router, or a provider's gateway, that another one has replaced.

# A kernel that forwards doesn't ask whether a gateway is still there: it stays with the one that is gone for as long as its last advertisement was
# good for, half an hour or more. Where another one is left, the dead one's route goes; if it lives after all, it advertises itself anew.
leave_dead_gateways() {
	gateways=$(ip -6 route show default proto ra | grep -o 'via [^ ]* dev [^ ]*') || return 0
	[ "$(echo "$gateways" | wc -l)" -gt 1 ] || return 0
	echo "$gateways" | while read -r _ gateway _ link; do ip -6 neigh change "$gateway" dev "$link" nud probe 2>/dev/null || true; done
	await 5 all_asked || true
	living=$(echo "$gateways" | while read -r _ gateway _ link; do is_dead "$gateway" "$link" || echo "via $gateway dev $link"; done)
	[ -n "$living" ] || return 0
	echo "$gateways" | grep -vxF "$living" | while read -r way; do
		warn "the gateway of 'default $way' is gone, and there is another one"
		ip_run "-6 route del default $way proto ra" || true
	done
}

all_asked() { [ -z "$(ip -6 neigh show nud probe)" ]; }

# One that failed is soon forgotten by the kernel, too.
is_dead() { # GATEWAY LINK
	case $(ip -6 neigh show "$1" dev "$2") in
	'' | *INCOMPLETE* | *FAILED* | *PROBE*) ! answers "$1%$2" ;;
	*) return 1 ;;
	esac
}
