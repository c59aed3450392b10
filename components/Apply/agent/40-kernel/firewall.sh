# nftables: a table a file, each changed in one transaction.

firewall_listing='nft -s list table inet ipv6_dmz'
# Without what its sets hold: clients come and go.
fair_use_listing='nft -s -t list table inet ipv6_dmz_fair_use'

list_firewall() { $firewall_listing 2>/dev/null; }

list_fair_use() { $fair_use_listing 2>/dev/null; }

has_table() { nft list tables inet | grep -qxF "table inet $1"; } # NAME

has_firewall() { has_table ipv6_dmz; }

table_sum() { "list_$1" | sha256sum; } # FILE

apply_firewall() { # GENERATION
	local file what table listing
	if [ -z "$(files "$1" fair_use.nft)" ]; then drop_fair_use || return 1; fi
	for file in $(files "$1" '*.nft'); do
		what=firewall table=ipv6_dmz listing=$firewall_listing
		case $file in */fair_use.nft) what=fair_use table=ipv6_dmz_fair_use listing=$fair_use_listing ;; esac
		{
			resolve "$file"
			case $what in firewall) endpoint_element ;; esac
		} >"$work/$what"
		if cmp -s "$work/$what" "$home/$what"; then
			[ "$(table_sum "$what")" != "$(content "$home/$what.sum")" ] || continue
		elif change_elements "$what" "$table" "$listing"; then
			continue
		fi
		run nft -f "$work/$what" || return 1
		# An empty file is no mistake to nft.
		has_table "$table" || { warn "${file##*/} makes no table 'inet $table'"; return 1; }
		keep_table "$what" "$(table_sum "$what")"
	done
}

# Where elements of maps are all that differs, nothing else goes into the kernel, however long the lists are. To list a long table first would take longer than
# to load it: what is there afterwards is held against what the file makes in a network namespace of its own. A table that others changed is loaded as a whole.
change_elements() { # FILE TABLE LISTING
	local sum
	# A hunk's head names the map that it is in.
	diff -U 0 -F '^	map ' "$home/$1" "$work/$1" 2>/dev/null | sed 1,2d >"$work/hunks"
	[ -s "$work/hunks" ] || return 1
	# A list of ranges is loaded as a whole: nft would have to know all of it to change one.
	! grep -qvE '^(@@ .* map [a-z0-9]+(_moved)? \{|[-+]			[^	]+,)$' "$work/hunks" || return 1
	# A key that gets another verdict goes before it comes: 'delete' stands behind 'add', and the order is reversed.
	awk -v table="$2" '/^@@/ { map = $(NF - 1); next } { print (/^-/ ? "delete" : "add"), "element inet", table, map, "{", substr($0, 5, length($0) - 5), "}" }' \
		"$work/hunks" | sort -r >"$work/elements"
	run nft -f "$work/elements" 2>/dev/null || return 1
	sum=$(unshare --net sh -c "nft -f \"\$1\" && $3" sh "$work/$1" 2>/dev/null | sha256sum)
	[ "$(table_sum "$1")" = "$sum" ] || return 1
	keep_table "$1" "$sum"
}

keep_table() { cp "$work/$1" "$home/$1" && echo "$2" >"$home/$1.sum"; } # FILE SUM

drop_fair_use() {
	! has_table ipv6_dmz_fair_use || run nft delete table inet ipv6_dmz_fair_use || return 1
	rm -f "$home/fair_use" "$home/fair_use.sum"
}
