# The interface by which the deployment's SSH connection reaches the router, where that is neither home nor the tunnel: the firewall leaves it open.

# In the generation, so that going back goes back to its interface, too. A confirmed generation has no way back: it gets one more.
note_management() { # GENERATION
	local came
	came=$(came_in_by)
	state
	! one_a_line lo "$its_links" "$its_inside" "$its_outside" | grep -qxFe "$came" || came=
	[ -z "$came" ] || say "this deployment comes in by $came: it stays open"
	{
		[ "$1" != "$confirmed" ] || content "$home/generations/$1/management"
		[ -z "$came" ] || echo "$came"
	} | sort -u >"$home/.management"
	mv "$home/.management" "$home/generations/$1/management"
}

# As it stands in a set of interfaces, behind the others.
management_of() { content "$home/generations/$1/management" | sed 's/.*/, "&"/' | tr -d '\n'; } # GENERATION

# Prints the interface; nothing without SSH. The connection's packets tell, not the address: Linux takes a packet for any of its addresses on any
# interface. What is said here goes out by the connection, and its acknowledgement comes in.
came_in_by() {
	local client port family came
	read -r client port _ <<-END
		$(ssh_connection | sed 's/^::ffff://; s/%[^ ]*//')
	END
	[ -n "$client" ] || return 0
	[ -n "$(ss -Htn state established "dport = :$port")" ] || return 0
	case $client in *:*) family=ip6 ;; *) family=ip ;; esac
	nft -f - <<-END || unfit 'nft refuses to look where this SSH connection comes in'
		table inet ipv6_dmz_way {}
		delete table inet ipv6_dmz_way
		table inet ipv6_dmz_way {
			set seen { type ifname; size 4; flags dynamic; }
			chain input {
				type filter hook input priority -400; policy accept;
				$family saddr $client tcp sport $port update @seen { iifname }
			}
		}
	END
	say 'looking where this SSH connection comes in'
	await 10 packet_seen || true
	forget_way
	[ -n "$came" ] || unfit "no packet of this SSH connection, from $client, came within 10 s, so its interface isn't known, and might be closed: run pulumi up once more"
	echo "$came"
}

packet_seen() { # sets $came
	came=$(nft list set inet ipv6_dmz_way seen 2>/dev/null | sed -n 's/.*elements = { "\([^"]*\)".*/\1/p')
	[ -n "$came" ]
}

forget_way() { nft delete table inet ipv6_dmz_way 2>/dev/null || true; }

# sudo takes the variable away; some process above this one has it.
ssh_connection() {
	local process=$$
	while [ "$process" -gt 1 ]; do
		tr '\0' '\n' <"/proc/$process/environ" | sed -n 's/^SSH_CONNECTION=//p'
		process=$(awk '{ sub(/.*\) /, ""); print $2 }' "/proc/$process/stat")
	done 2>/dev/null | head -n 1
}
