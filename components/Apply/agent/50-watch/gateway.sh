# A home router, or a provider's gateway, that another one has replaced: docs/decisions/watch.md.

# The protocol of routes past a dead gateway: a number that no daemon has (rtnetlink(7)).
detour=100
tried=/run/ipv6-dmz-routers

# A kernel that forwards doesn't ask whether its gateway is still there.
leave_dead_gateways() {
	local gateways gateway link object dead
	routes=$(ip -6 route show default proto ra) || return 0
	# Lines 'GATEWAY LINK [OBJECT]': systemd-networkd makes a nexthop object for each from 256 on.
	gateways=$(echo "$routes" | sed -nE 's/^(default (nhid ([0-9]+) )?|[[:space:]]*nexthop )via ([^ ]+) dev ([^ ]+).*/\4 \5 \3/p')
	[ "$(echo "$gateways" | wc -l)" -gt 1 ] || return 0
	echo "$gateways" | while read -r gateway link _; do ip -6 neigh change "$gateway" dev "$link" nud probe 2>/dev/null || true; done
	await 5 all_asked || true
	dead=$(echo "$gateways" | while read -r gateway link object; do if is_dead "$gateway" "$link"; then echo "$gateway $link $object"; fi; done)
	[ -n "$dead" ] && [ "$dead" != "$gateways" ] || return 0
	echo "$dead" | while read -r gateway link object; do leave_gateway "$gateway" "$link" "$object"; done
}

# By its gateway, the kernel would delete the first route that has a nexthop object, whichever gateway that leads to.
leave_gateway() { # GATEWAY LINK [OBJECT]
	local route="via $1 dev $2 proto ra"
	[ -z "$3" ] || route="nhid $3"
	case $3:$routes in :*' nhid '*) return 0 ;; esac
	warn "the gateway of 'default via $1 dev $2' is gone, and there is another one"
	ip_run "-6 route del default $route" || true
}

# dhcpcd (10.1.0) keeps its one route by a dead gateway, and has it back when it is deleted: so one by another router on the link goes beside it. Not
# every router leads to the internet: the next look takes the next one.
use_living_router() {
	local gateway on metric used router
	# The VPS's gateway is its provider's.
	[ "$its_role" = router ] || return 0
	# Only where it is one line: of more, which are other routes or gateways, leave_dead_gateways knows what to do.
	read -r gateway on metric <<-END
		$(ip -6 route show default proto ra | sed -n '1{$s/.* via \([^ ]*\) dev \([^ ]*\) .*metric \([0-9]*\).*/\1 \2 \3/p;}')
	END
	[ -n "$metric" ] || return 0
	used=$(ip -6 route show default proto "$detour" | sed 's/.* via \([^ ]*\) .*/\1/')
	if lives "$gateway" "$on"; then
		leave_detour
		return
	fi
	for router in $(ip -6 neigh show dev "$on" | sed -n 's/^\(fe80:[^ ]*\) .*router.*/\1/p' | grep -vxF -e "$gateway" -e "${used:-none}"); do
		if grep -qsxF "$router" "$tried" || ! lives "$router" "$on"; then continue; fi
		leave_detour
		echo "$router" >>"$tried"
		warn "the gateway of 'default via $gateway dev $on' is gone, and another router lives"
		ip_run "-6 route add default via $router dev $on proto $detour metric $((metric - 1)) expires 1800" || true
		return 0
	done
	# From the first one again: it may be the other end of the tunnel that is gone.
	rm -f "$tried"
	[ -z "$used" ] || lives "$used" "$on" || leave_detour
}

leave_detour() { [ -z "$used" ] || ip_run "-6 route del default proto $detour" || true; }

# By its neighbour entry: an echo request doesn't leave the router by home. 'use' has the kernel ask for one that it doesn't know.
lives() { # ADDRESS LINK
	ip -6 neigh change "$1" dev "$2" nud probe 2>/dev/null || ip -6 neigh replace "$1" dev "$2" use 2>/dev/null || true
	await 5 is_asked "$1" "$2" || true
	case $(ip -6 neigh show "$1" dev "$2") in *REACHABLE*) ;; *) return 1 ;; esac
}

is_asked() { # ADDRESS LINK
	case $(ip -6 neigh show "$1" dev "$2") in *INCOMPLETE* | *PROBE*) return 1 ;; esac
}

all_asked() { [ -z "$(ip -6 neigh show nud probe)" ]; }

# One that failed is soon forgotten by the kernel, too.
is_dead() { # GATEWAY LINK
	case $(ip -6 neigh show "$1" dev "$2") in
	'' | *INCOMPLETE* | *FAILED* | *PROBE*) ! answers "$1%$2" ;;
	*) return 1 ;;
	esac
}
