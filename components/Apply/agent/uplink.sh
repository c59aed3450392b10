# The uplink: found at run time, remembered for the next boot, when there is no route yet.

find_uplink() {
	# Never a link that was made here.
	tunnels=$(content "$home/lines" | sed -n 's/^link add dev \([^ ]*\) .*/\1/p')
	found=$({ ip -4 route show default; ip -6 route show default; } 2>/dev/null |
		sed -n 's/.* dev \([^ ]*\).*/\1/p' | grep -vxF "$tunnels" | head -n 1)
	[ -n "$found" ] || found=$(content "$home/uplink")
	[ -z "$found" ] || [ "$found" = "$(content "$home/uplink")" ] || echo "$found" >"$home/uplink"
	echo "${found:-none}"
}

resolve() { # FILE
	sed "s/@uplink@/$uplink/g; s/, \"@management@\"/$management/" "$1"
}
