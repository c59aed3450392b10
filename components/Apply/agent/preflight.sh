# Before anything changes: what only the machine can say about the configuration.

preflight() { # GENERATION
	uplink=$(find_uplink)
	made=$(made_links "$1")
	dmz=$(ip_lines "$1" | sed -n 's/^link set dev \([^ ]*\) up$/\1/p' | grep -vxF "$made" || true)
	outside=$(for file in $(files "$1" '*.sysctl'); do resolve "$file"; done | sed -n 's|^net/ipv6/conf/\(.*\)/accept_ra = 2$|\1|p')
	refuse_strangers
	if [ -n "$dmz" ]; then
		refuse_missing router.homeInterface "$outside"
		refuse_missing router.dmzInterface "$dmz"
		refuse_other_name router.homeInterface "$outside"
		refuse_other_name router.dmzInterface "$dmz"
		refuse_swapped
		refuse_other_home
	else
		[ "$outside" != none ] || refuse vps.uplinkInterface auto 'there is no default route to find it by' 'name it, or give the machine its default route'
		refuse_missing vps.uplinkInterface "$outside"
		refuse_other_name vps.uplinkInterface "$outside"
		refuse_gateway "$1"
	fi
	refuse_overlaps "$1"
}

refuse() { # KEY VALUE RULE MEND
	die "activate: $1: $2 — $3; $4. Nothing was changed"
}

made_links() { # GENERATION
	ip_lines "$1" | sed -n 's/^link add dev \([^ ]*\) .*/\1/p'
}

# A hand-made tunnel of the same name is somebody's: not taken over, and above all not deleted by destroy.
refuse_strangers() {
	for link in $made; do
		[ ! -e "/sys/class/net/$link" ] || grep -q "^link add dev $link " "$home/lines" 2>/dev/null ||
			die "activate: there is an interface $link here that this deployment did not make: remove it first. Nothing was changed"
	done
}

refuse_missing() { # KEY LINK
	[ -z "$2" ] || [ -e "/sys/class/net/$2" ] ||
		refuse "$1" "$2" 'there is no such interface here' "use one of $(cd /sys/class/net && echo ./* | sed 's|\./||g; s/ /, /g')"
}

# Rules know a packet by the name of the interface that it comes in by.
refuse_other_name() { # KEY LINK
	[ -n "$2" ] || return 0
	other=$(readlink "/sys/class/net/$2/master") || other=
	[ -z "$other" ] || refuse "$1" "$2" "it is a port of ${other##*/}, and what arrives there comes in by that name" "use ${other##*/}, if that has the network's addresses, or take $2 out of it"
	other=$({ ip -o -d link show | sed -n "s/^[0-9]*: \([^@]*\)@$2: .* macv[a-z]* mode passthru.*/\1/p"
		tc filter show dev "$2" ingress | sed -n 's/.*mirred (Ingress Redirect to device \([^)]*\)).*/\1/p'; } 2>/dev/null | head -n 1)
	[ -z "$other" ] || refuse "$1" "$2" "what arrives there is handed to $other, and comes in by that name" "use $other, or take that away"
}

# The proxy answers for every address of the prefix, and the link has to find its gateway.
refuse_gateway() { # GENERATION
	for file in $(files "$1" ndppd.conf); do
		prefix=$(sed -n 's/^ *rule \([^ ]*\) {$/\1/p' "$file")
		for gateway in $(ip -6 route show default | sed -n 's/.* via \([^ ]*\).*/\1/p'); do
			! ip -6 route show to match "$gateway" | grep -q "^$prefix " ||
				refuse uplink.ndpProxy on "the provider's gateway $gateway is in $prefix, and would be answered for" 'have the provider route the /64 to this machine, and set it to off'
		done
	done
}

# Home's side in the DMZ's place: the firewall would shut out whoever deploys.
refuse_swapped() {
	[ -z "$({ ip -4 route show default dev "$dmz"; ip -6 route show default dev "$dmz"; } 2>/dev/null)" ] ||
		refuse router.dmzInterface "$dmz" 'the default route leads out there, so it is not the side of the DMZ' \
			'use the other one, if router.homeInterface and router.dmzInterface are swapped, or take that route away'
}

# What is no side of the DMZ's may be used for anything; the home LAN has to be found there.
refuse_other_home() {
	default=$({ ip -4 route show default; ip -6 route show default; } 2>/dev/null | sed -n 's/.* dev \([^ ]*\).*/\1/p' | grep -vxF "$made" | sort -u)
	[ -z "$default" ] || [ -z "$outside" ] || echo "$default" | grep -qxFe "$outside" ||
		refuse router.homeInterface "$outside" "the default route leads out $(echo "$default" | tr '\n' ' ' | sed 's/ $//')" 'name that one, or give the machine its default route by this one'
}

# The network on the other side would be out of reach, or the DMZ would.
refuse_overlaps() { # GENERATION
	ip_lines "$1" | sed -nE 's/^-4 (address|route) add ([0-9.]+\/[0-9]+) dev ([^ ]*).*/\1 \2 \3/p' | while read -r object subnet link; do
		case $subnet in */0) continue ;; esac
		there=$(on_link "$subnet" | while read -r found on; do is_ours "$on" || echo "$found on $on"; done | head -n 1)
		key=dmz.subnet
		[ "$object" = route ] || [ "$link" = "$dmz" ] || key=wireguard.tunnelSubnet
		[ -z "$there" ] || refuse "$key" "$subnet" "it overlaps $there, where this machine has neighbours already" 'choose one that is free'
	done || exit 1
}

on_link() { # SUBNET; lines 'prefix interface'
	{ ip -4 route show to match "$1" scope link; ip -4 route show to root "$1" scope link; } |
		sed -n '/^default/d; s/^\([^ ]*\) .*dev \([^ ]*\).*/\1 \2/p'
}

is_ours() { # LINK; an earlier generation's DMZ interface is, too
	echo "$made" | grep -qxFe "$1" || [ "$1" = "$dmz" ] || grep -q "^-4 address add [^ ]* dev $1\$" "$home/lines" 2>/dev/null
}
