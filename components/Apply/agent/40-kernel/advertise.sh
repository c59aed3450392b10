# What hosts of the DMZ are told when their prefix goes.

# dnsmasq deprecates a prefix up to 5 s after it has left, and says nothing when it ends. The file says what the hosts know: LINK LIFETIME PREFIX.
tell_hosts() { # WHAT, as it is from now on; nothing: they are hosts of a DMZ no more
	local link lifetime prefix
	if [ -s "$home/advertised" ]; then
		read -r link lifetime prefix <"$home/advertised"
		case $1 in
		"$link "*" $prefix") ;;
		"$link "*) advertise_gone "$link" "$lifetime" "$prefix" ;;
		*) advertise_gone "$link" 0 "$prefix" ;;
		esac
	fi
	if [ -n "$1" ]; then echo "$1" >"$home/advertised"; else rm -f "$home/advertised"; fi
}

# On a link that the DMZ leaves dnsmasq would name itself as the hosts' resolver for ever, once the prefix has left the link.
leave_hosts() {
	local link
	[ -s "$home/advertised" ] || return 0
	read -r link _ <"$home/advertised"
	case $its_advertised in "$link "*) ;; *) stop_daemon dnsmasq ;; esac
}

# A router advertisement (RFC 4861, 4.2) that deprecates the prefix (RFC 4862, 5.5.4). LIFETIME is the router's: with 0 this machine is no router and
# no resolver any more (RFC 4861, 6.2.5, RFC 8106, 5.1). Three times: each may be lost. Every Debian has Perl.
advertise_gone() { # LINK LIFETIME PREFIX
	local source
	source=$(ip -6 -o address show dev "$1" scope link 2>/dev/null | sed -n 's/.* inet6 \([^/]*\).*/\1/p;q')
	[ -n "$source" ] || return 0
	say "advertise on $1: $3 is deprecated, router lifetime $2"
	perl -MSocket=:all -e '
		my ($index, $source, $lifetime, $prefix) = @ARGV;
		my $address = inet_pton(AF_INET6, $source);
		socket(my $socket, AF_INET6, SOCK_RAW, 58) or die "socket: $!\n";
		# IPV6_MULTICAST_IF, IPV6_MULTICAST_HOPS, SO_MARK. The firewall knows the agent by the mark.
		for ([41, 17, $index], [41, 18, 255], [1, 36, 1]) {
			setsockopt($socket, $$_[0], $$_[1], pack("i", $$_[2])) or die "setsockopt: $!\n";
		}
		bind($socket, pack_sockaddr_in6(0, $address, $index)) or die "bind: $!\n";
		# As dnsmasq has it: hosts ask for the rest, this router comes first, an address is valid for an hour.
		my $packet = pack("C2 n C2 n N2", 134, 0, 0, 64, $lifetime ? 0x48 : 0x40, $lifetime, 0, 0);
		$packet .= pack("C4 N3 a16", 3, 4, 64, 0xc0, 3600, 0, 0, inet_pton(AF_INET6, $prefix));
		$packet .= pack("C2 n N a16", 25, 3, 0, 0, $address) unless $lifetime;
		for (1 .. 3) {
			send($socket, $packet, 0, pack_sockaddr_in6(0, inet_pton(AF_INET6, "ff02::1"), $index)) or die "send: $!\n";
			select(undef, undef, undef, 0.1);
		}
	' "$(cat "/sys/class/net/$1/ifindex")" "$source" "$2" "$3" >&2 || say "hosts on $1 were not told"
}
