# nftables: one table, one transaction.

firewall_sum() {
	# shellcheck disable=SC2086 # family and name
	nft -s list table $table 2>/dev/null | sha256sum
}

apply_firewall() { # GENERATION
	for file in $(files "$1" '*.nft'); do
		resolve "$file" >"$work/firewall"
		if ! cmp -s "$work/firewall" "$home/firewall" || [ "$(firewall_sum)" != "$(content "$home/firewall.sum")" ]; then
			run nft -f "$work/firewall" || return 1
			cp "$work/firewall" "$home/firewall"
			firewall_sum >"$home/firewall.sum"
		fi
	done
}
