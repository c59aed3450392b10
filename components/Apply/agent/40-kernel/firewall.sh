# nftables: one table, one transaction.

list_firewall() { nft -s list table inet ipv6_dmz 2>/dev/null; }

has_firewall() { list_firewall >/dev/null; }

apply_firewall() { # GENERATION
	local file
	for file in $(files "$1" '*.nft'); do
		{ resolve "$file"; endpoint_element; } >"$work/firewall"
		if ! cmp -s "$work/firewall" "$home/firewall" || [ "$(list_firewall | sha256sum)" != "$(content "$home/firewall.sum")" ]; then
			run nft -f "$work/firewall" || return 1
			# An empty file is no mistake to nft.
			has_firewall || { warn "${file##*/} makes no table 'inet ipv6_dmz'"; return 1; }
			cp "$work/firewall" "$home/firewall"
			list_firewall | sha256sum >"$home/firewall.sum"
		fi
	done
}
