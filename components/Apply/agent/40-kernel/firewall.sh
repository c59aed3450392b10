# nftables: one table, one transaction.

list_firewall() { nft -s list table inet ipv6_dmz 2>/dev/null; }

has_firewall() { nft list tables inet | grep -qxF 'table inet ipv6_dmz'; }

firewall_sum() { list_firewall | sha256sum; }

apply_firewall() { # GENERATION
	local file
	for file in $(files "$1" '*.nft'); do
		{ resolve "$file"; endpoint_element; } >"$work/firewall"
		if cmp -s "$work/firewall" "$home/firewall"; then
			[ "$(firewall_sum)" != "$(content "$home/firewall.sum")" ] || continue
		elif change_elements; then
			continue
		fi
		run nft -f "$work/firewall" || return 1
		# An empty file is no mistake to nft.
		has_firewall || { warn "${file##*/} makes no table 'inet ipv6_dmz'"; return 1; }
		keep_firewall "$(firewall_sum)"
	done
}

# Where elements of maps are all that differs, nothing else goes into the kernel, however long the lists are. To list a long table first would take longer than
# to load it: what is there afterwards is held against what the file makes in a network namespace of its own. A table that others changed is loaded as a whole.
change_elements() {
	local sum
	# A hunk's head names the map that it is in.
	diff -U 0 -F '^	map ' "$home/firewall" "$work/firewall" 2>/dev/null | sed 1,2d >"$work/hunks"
	[ -s "$work/hunks" ] || return 1
	# A list of ranges is loaded as a whole: nft would have to know all of it to change one.
	! grep -qvE '^(@@ .* map [a-z0-9]+(_moved)? \{|[-+]			[^	]+,)$' "$work/hunks" || return 1
	# A key that gets another verdict goes before it comes: 'delete' stands behind 'add', and the order is reversed.
	awk '/^@@/ { map = $(NF - 1); next } { print (/^-/ ? "delete" : "add"), "element inet ipv6_dmz", map, "{", substr($0, 5, length($0) - 5), "}" }' "$work/hunks" |
		sort -r >"$work/elements"
	run nft -f "$work/elements" 2>/dev/null || return 1
	# shellcheck disable=SC2016 # the inner shell's
	sum=$(unshare --net sh -c 'nft -f "$1" && nft -s list table inet ipv6_dmz' sh "$work/firewall" 2>/dev/null | sha256sum)
	[ "$(firewall_sum)" = "$sum" ] || return 1
	keep_firewall "$sum"
}

keep_firewall() { cp "$work/firewall" "$home/firewall" && echo "$1" >"$home/firewall.sum"; } # SUM
