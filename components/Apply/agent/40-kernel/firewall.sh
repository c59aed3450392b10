# nftables: a table a file, each changed in one transaction.

firewall_listing='nft -s list table inet ipv6_dmz'
# Without what its sets hold: clients come and go.
# shellcheck disable=SC2016 # eval's, or another shell's
fair_use_listing='nft -s -t list table inet ipv6_dmz_fair_use
	for map in hosts6 hosts6_ranges hosts4 hosts4_ranges services; do nft list map inet ipv6_dmz_fair_use $map; done'

list_firewall() { $firewall_listing 2>/dev/null; }

list_fair_use() { eval "$fair_use_listing" 2>/dev/null || true; }

has_table() { nft list tables inet | grep -qxF "table inet $1"; } # NAME

has_firewall() { has_table ipv6_dmz; }

table_sum() { "list_$1" | sha256sum; } # NAME

apply_firewall() { # GENERATION
	local file status=0
	# nft takes long to look at long lists, whatever it is asked: a table that was never loaded isn't asked for.
	if [ -e "$home/fair_use" ] && [ -z "$(files "$1" fair_use.nft)" ]; then drop_fair_use || status=1; fi
	# Where one can't be loaded, the other one is.
	for file in $(files "$1" '*.nft'); do
		case $file in
		*/fair_use.nft) apply_table "$file" fair_use ipv6_dmz_fair_use "$fair_use_listing" || status=1 ;;
		*) apply_table "$file" firewall ipv6_dmz "$firewall_listing" || status=1 ;;
		esac
	done
	return $status
}

apply_table() { # FILE NAME TABLE LISTING
	{
		resolve "$1"
		case $2 in firewall) endpoint_element ;; esac
	} >"$work/$2"
	if cmp -s "$work/$2" "$home/$2"; then
		[ "$(table_sum "$2")" != "$(content "$home/$2.sum")" ] || return 0
	elif change_elements "$2" "$3" "$4"; then
		return 0
	fi
	: >>"$home/$2"
	run nft -f "$work/$2" || return 1
	# An empty file is no mistake to nft.
	has_table "$3" || { warn "${1##*/} makes no table 'inet $3'"; return 1; }
	keep_table "$2" "$(table_sum "$2")"
}

# Where elements of maps are all that differs, nothing else goes into the kernel, however long the lists are. To list a long table first would take longer than
# to load it: what is there afterwards is held against what the file makes in a network namespace of its own. A table that others changed is loaded as a whole.
change_elements() { # NAME TABLE LISTING
	local sum
	# A hunk's head names the map that it is in.
	diff -U 0 -F '^	map ' "$home/$1" "$work/$1" 2>/dev/null | sed 1,2d >"$work/hunks"
	[ -s "$work/hunks" ] || return 1
	# A list of ranges is loaded as a whole: nft would have to know all of it to change one.
	! grep -qvE '^(@@ .* map [a-z0-9]+(_moved)? \{|[-+]			[^	]+,)$' "$work/hunks" || return 1
	# A key that gets another verdict goes before it comes: 'delete' stands behind 'add', and the order is reversed.
	awk -v table="$2" '/^@@/ { map = $(NF - 1); next } { print (/^-/ ? "delete" : "add"), "element inet", table, map, "{", substr($0, 5, length($0) - 5), "}" }' \
		"$work/hunks" | sort -r >"$work/elements"
	nft -f "$work/elements" 2>/dev/null || return 1
	say "nft -f $work/elements: $(wc -l <"$work/elements") of table inet $2"
	sum=$(unshare --net sh -c "nft -f \"\$1\" && { $3; }" sh "$work/$1" 2>/dev/null | sha256sum)
	[ "$(table_sum "$1")" = "$sum" ] || return 1
	keep_table "$1" "$sum"
}

keep_table() { cp "$work/$1" "$home/$1" && echo "$2" >"$home/$1.sum"; } # NAME SUM

drop_fair_use() {
	! has_table ipv6_dmz_fair_use || run nft delete table inet ipv6_dmz_fair_use || return 1
	rm -f "$home/fair_use" "$home/fair_use.sum"
}
