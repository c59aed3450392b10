# nftables: one table, one transaction.

firewall_sum() {
	# shellcheck disable=SC2086 # family and name
	nft -s list table $table 2>/dev/null | sha256sum
}

has_firewall() {
	# shellcheck disable=SC2086 # family and name
	nft list table $table >/dev/null 2>&1
}

apply_firewall() { # GENERATION
	for file in $(files "$1" '*.nft'); do
		{ resolve "$file"; endpoint_element "$1"; } >"$work/firewall"
		if ! cmp -s "$work/firewall" "$home/firewall" || [ "$(firewall_sum)" != "$(content "$home/firewall.sum")" ]; then
			run nft -f "$work/firewall" || return 1
			# An empty file is no mistake to nft.
			has_firewall || { warn "${file##*/} makes no table '$table'"; return 1; }
			cp "$work/firewall" "$home/firewall"
			firewall_sum >"$home/firewall.sum"
		fi
	done
}
