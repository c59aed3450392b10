# Before anything changes: what only the machine can say about the configuration.

preflight() { # GENERATION
	learn "$1" || unfit "$warning"
	refuse_strangers
	if [ "$its_role" = router ]; then
		refuse_link router.homeInterface "$its_outside"
		refuse_link router.dmzInterface "$its_inside"
		refuse_swapped
		refuse_other_home
	else
		[ "$its_outside" != none ] || refuse vps.uplinkInterface auto 'there is no default route to find it by' 'name it, or give the machine its default route'
		refuse_link vps.uplinkInterface "$its_outside"
		refuse_gateway
	fi
	refuse_overlaps
}

unfit() { die "activate: $1. Nothing was changed"; } # WHY

refuse() { unfit "$1: $2 — $3; $4"; } # KEY VALUE RULE MEND

# A hand-made tunnel of the same name is somebody's: not taken over, and above all not deleted by destroy.
refuse_strangers() {
	local link
	for link in $its_links; do
		! exists "$link" || grep -q "^link add dev $link " "$home/lines" 2>/dev/null ||
			unfit "there is an interface $link here that this deployment did not make: remove it first"
	done
}

# Rules know a packet by the name of the interface that it comes in by.
refuse_link() { # KEY LINK
	local other
	exists "$2" ||
		refuse "$1" "$2" 'there is no such interface here' "use one of $(cd /sys/class/net && echo ./* | sed 's|\./||g; s/ /, /g')"
	other=$(readlink "/sys/class/net/$2/master") || other=
	[ -z "$other" ] || refuse "$1" "$2" "it is a port of ${other##*/}, and what arrives there comes in by that name" "use ${other##*/}, if that has the network's addresses, or take $2 out of it"
	other=$({ ip -o -d link show | sed -n "s/^[0-9]*: \([^@]*\)@$2: .* macv[a-z]* mode passthru.*/\1/p"
		tc filter show dev "$2" ingress | sed -n 's/.*mirred (Ingress Redirect to device \([^)]*\)).*/\1/p'; } 2>/dev/null | head -n 1)
	[ -z "$other" ] || refuse "$1" "$2" "what arrives there is handed to $other, and comes in by that name" "use $other, or take that away"
}

# The proxy answers for every address of the prefix, and the link has to find its gateway.
refuse_gateway() {
	local gateway
	[ -n "$its_proxied" ] || return 0
	for gateway in $(ip -6 route show default | sed -n 's/.* via \([^ ]*\).*/\1/p'); do
		! ip -6 route show to match "$gateway" | grep -q "^$its_proxied " ||
			refuse uplink.ndpProxy on "the provider's gateway $gateway is in $its_proxied, and would be answered for" 'have the provider route the /64 to this machine, and set it to off'
	done
}

# Home's side in the DMZ's place: the firewall would shut the deployment out.
refuse_swapped() {
	! default_links | grep -qxFe "$its_inside" ||
		refuse router.dmzInterface "$its_inside" 'the default route leads out there, so it is not the side of the DMZ' \
			'use the other one, if router.homeInterface and router.dmzInterface are swapped, or take that route away'
}

# What is no side of the DMZ's may be used for anything; the home LAN has to be found there.
refuse_other_home() {
	local default
	default=$(default_links | grep -vxF "$(one_a_line "$its_links")" | sort -u)
	[ -z "$default" ] || echo "$default" | grep -qxFe "$its_outside" ||
		refuse router.homeInterface "$its_outside" "the default route leads out $(echo "$default" | tr '\n' ' ' | sed 's/ $//')" 'name that one, or give the machine its default route by this one'
}

# The network on the other side would be out of reach, or the DMZ would.
refuse_overlaps() {
	local entry subnet found on
	for entry in $its_subnets; do
		subnet=${entry#*=}
		{ ip -4 route show to match "$subnet" scope link; ip -4 route show to root "$subnet" scope link; } |
			sed -n '/^default/d; s/^\([^ ]*\) .*dev \([^ ]*\).*/\1 \2/p' | while read -r found on; do
			is_ours "$on" || refuse "${entry%%=*}" "$subnet" "it overlaps $found on $on, where this machine has neighbours already" 'choose one that is free'
		done || exit 1
	done
}

is_ours() { # LINK; an earlier generation's DMZ interface is, too
	one_a_line "$its_links" "$its_inside" | grep -qxFe "$1" || grep -q "^-4 address add [^ ]* dev $1\$" "$home/lines" 2>/dev/null
}
