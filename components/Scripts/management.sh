# The router's way to who manages it, where that is neither home nor the tunnel: the firewall leaves it open.

# Into the generation, so that going back to an earlier one also goes back to its way. The packets of the connection tell: a packet for an address of
# one interface may come in by another one.
note_management() { # GENERATION
	management=$(came_in_by)
	! echo "lo $made $dmz $outside" | tr ' ' '\n' | grep -qxFe "$management" || management=
	[ -z "$management" ] || say "this deployment comes in by $management: it stays open"
	echo "$management" >"$home/generations/$1/management"
}

# Prints the interface; nothing where it is no SSH connection that asks.
came_in_by() {
	connection=$(ssh_connection)
	[ -n "$connection" ] || return 0
	client=${connection%% *}
	client=${client%\%*}
	port=${connection#* }
	port=${port%% *}
	[ -n "$(ss -Htn state established dst "$client" dport = ":$port")" ] || return 0
	case $client in *:*) family=ip6 ;; *) family=ip ;; esac
	nft -f - <<-END || return 0
		table inet ipv6_dmz_way {
			set seen { type ifname; size 4; flags dynamic; }
			chain prerouting {
				type filter hook prerouting priority -400; policy accept;
				$family saddr $client tcp sport $port update @seen { iifname }
			}
		}
	END
	await 10 packet_seen || warn "no packet of this SSH connection, from $client, was seen within 10 s"
	nft list set inet ipv6_dmz_way seen | sed -n 's/.*elements = { "\([^"]*\)".*/\1/p'
	nft delete table inet ipv6_dmz_way
}

# Whatever is said goes out by the connection, and its acknowledgement comes in.
packet_seen() {
	say 'looking where this connection comes in'
	nft list set inet ipv6_dmz_way seen | grep -q elements
}

# sudo takes the variable away; some process above this one has it.
ssh_connection() {
	process=$$
	while [ "$process" -gt 1 ]; do
		tr '\0' '\n' <"/proc/$process/environ" | sed -n 's/^SSH_CONNECTION=//p'
		process=$(awk '{ sub(/.*\) /, ""); print $2 }' "/proc/$process/stat")
	done 2>/dev/null | head -n 1
}
