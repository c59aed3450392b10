# nftables: one table, one transaction.

# shellcheck disable=SC2086 # family and name
list_firewall() { nft -s list table $table 2>/dev/null; }

has_firewall() { list_firewall >/dev/null; }

apply_firewall() { # GENERATION
	local file
	for file in $(files "$1" '*.nft'); do
		{ resolve "$file"; endpoint_element; } >"$work/firewall"
		if ! cmp -s "$work/firewall" "$home/firewall" || [ "$(list_firewall | sha256sum)" != "$(content "$home/firewall.sum")" ]; then
			run nft -f "$work/firewall" || return 1
			# An empty file is no mistake to nft.
			has_firewall || { warn "${file##*/} makes no table '$table'"; return 1; }
			cp "$work/firewall" "$home/firewall"
			list_firewall | sha256sum >"$home/firewall.sum"
		fi
	done
}
