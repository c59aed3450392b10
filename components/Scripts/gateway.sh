# A home router, or a provider's gateway, that another one has replaced.

# A kernel that forwards doesn't ask whether a gateway is still there: it stays with the one that is gone for as long as its last advertisement was
# good for, half an hour or more. Where another one is left, the dead one's route goes; if it lives after all, it advertises itself anew.
leave_dead_gateways() {
	routes=$(ip -6 route show default proto ra) || return 0
	# Lines 'GATEWAY LINK', behind them the number of the nexthop object where there is one: systemd-networkd makes one a gateway from 256 on.
	gateways=$(echo "$routes" | sed -nE 's/^(default (nhid ([0-9]+) )?|[[:space:]]*nexthop )via ([^ ]+) dev ([^ ]+).*/\4 \5 \3/p')
	[ "$(echo "$gateways" | wc -l)" -gt 1 ] || return 0
	echo "$gateways" | while read -r gateway link _; do ask_neighbour "$gateway" "$link"; done
	await 5 all_asked || true
	dead=$(echo "$gateways" | while read -r gateway link object; do if is_dead "$gateway" "$link"; then echo "$gateway $link $object"; fi; done)
	[ "$(echo "$dead" | wc -l)" -lt "$(echo "$gateways" | wc -l)" ] || return 0
	[ -z "$dead" ] || echo "$dead" | while read -r gateway link object; do leave_gateway "$gateway" "$link" "$object"; done
}

# Asked to delete a route by its gateway, the kernel deletes the first one that has a nexthop object, whichever gateway that leads to.
leave_gateway() { # GATEWAY LINK [OBJECT]
	case $3:$routes in
	:*' nhid '*) return 0 ;;
	:*) route="via $1 dev $2 proto ra" ;;
	*) route="nhid $3" ;;
	esac
	warn "the gateway of 'default via $1 dev $2' is gone, and there is another one"
	ip_run "-6 route del default $route" || true
}

# dhcpcd stays with a gateway that it has found gone itself, until that one's lifetime ends (seen with 10.1.0), and makes the route again where it
# is deleted. Another router there that answers is used meanwhile, by a route that comes before it and ends by itself.
use_living_router() {
	detoured=$(ip -6 route show default proto $detour)
	if [ -n "$detoured" ]; then
		! is_dead_way "$detoured" || ip_run "-6 route del default proto $detour"
		return 0
	fi
	route=$(ip -6 route show default proto ra)
	is_dead_way "$route" || return 0
	metric=${route#* metric }
	metric=${metric%% *}
	routers=$(ip -6 neigh show dev "$on" | sed -n 's/^\(fe80:[^ ]*\) .*router.*/\1/p' | grep -vxF "$by") || return 0
	for router in $routers; do ask_neighbour "$router" "$on"; done
	await 5 all_asked || true
	for router in $routers; do
		if is_dead "$router" "$on"; then continue; fi
		warn "the gateway of 'default via $by dev $on' is gone, and another router answers"
		ip_run "-6 route add default via $router dev $on proto $detour metric $((metric - 1)) expires 1800" || true
		return 0
	done
}

# Sets $by and $on. Of more than one route, or one with more gateways, leave_dead_gateways knows what to do.
is_dead_way() { # ROUTE
	case $1 in
	*'default '*'default '* | *' nexthop '*) return 1 ;;
	'default '*'via '*' dev '*) ;;
	*) return 1 ;;
	esac
	by=${1#* via }
	by=${by%% *}
	on=${1#* dev }
	on=${on%% *}
	ask_neighbour "$by" "$on"
	await 5 all_asked || true
	is_dead "$by" "$on"
}

ask_neighbour() { # ADDRESS LINK
	ip -6 neigh change "$1" dev "$2" nud probe 2>/dev/null || true
}

all_asked() { [ -z "$(ip -6 neigh show nud probe)" ]; }

# One that failed is soon forgotten by the kernel, too.
is_dead() { # GATEWAY LINK
	case $(ip -6 neigh show "$1" dev "$2") in
	'' | *INCOMPLETE* | *FAILED* | *PROBE*) ! answers "$1%$2" ;;
	*) return 1 ;;
	esac
}
