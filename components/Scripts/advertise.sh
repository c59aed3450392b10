# What hosts of the DMZ are told when their prefix goes.

# dnsmasq deprecates a prefix that is gone up to 5 s later, and not at all where it is started anew by then. When it ends it says nothing.
# Where this machine is no router on that link any more, it says so, too (RFC 4861, 6.2.5).
tell_hosts() { # [GENERATION]
	now=$(files "${1-}" advertised)
	if [ -s "$home/advertised" ]; then
		read -r link lifetime <"$home/advertised"
		[ -n "$now" ] && grep -q "^$link " "$now" || lifetime=0
		prefixes=$(grep -vxF -f "$work/new" "$work/earlier" | sed -n "s|^-6 address add \([^ ]*\)/64 dev $link\$|\1|p")
		# shellcheck disable=SC2086 # a list
		[ -z "$prefixes" ] || advertise_gone "$link" "$lifetime" $prefixes || warn "hosts on $link were not told that $prefixes is gone"
	fi
	if [ -n "$now" ]; then cp "$now" "$home/advertised"; else rm -f "$home/advertised"; fi
}

# Router advertisements (RFC 4861, 4.2) in which addresses of the prefixes are for no new connection (RFC 4862, 5.5.4), with this router's
# LIFETIME; with 0 its resolver goes, too (RFC 8106, 5.1). Three of them: each may be lost. Perl is on every Debian.
advertise_gone() { # LINK LIFETIME PREFIX…
	source=$(ip -6 -o address show dev "$1" scope link 2>/dev/null | sed -n 's/.* inet6 \([^/]*\).*/\1/p;q')
	[ -n "$source" ] || return 0
	index=$(cat "/sys/class/net/$1/ifindex")
	say "advertise on $1: lifetime $2, deprecated $3"
	shift
	perl -MSocket=:all -e '
		my ($index, $source, $lifetime, @prefixes) = @ARGV;
		my $address = inet_pton(AF_INET6, $source);
		socket(my $socket, AF_INET6, SOCK_RAW, 58) or die "socket: $!\n";
		# IPV6_MULTICAST_IF, IPV6_MULTICAST_HOPS; SO_MARK: the firewall knows it by that.
		for ([41, 17, $index], [41, 18, 255], [1, 36, 1]) {
			setsockopt($socket, $$_[0], $$_[1], pack("i", $$_[2])) or die "setsockopt: $!\n";
		}
		bind($socket, pack_sockaddr_in6(0, $address, $index)) or die "bind: $!\n";
		# As dnsmasq does it: hosts ask for the rest, and this router comes first.
		my $packet = pack("C2 n C2 n N2", 134, 0, 0, 64, $lifetime ? 0x48 : 0x40, $lifetime, 0, 0);
		$packet .= pack("C4 N3 a8 x8", 3, 4, 64, 0xc0, 7200, 0, 0, inet_pton(AF_INET6, $_)) for @prefixes;
		$packet .= pack("C2 n N a16", 25, 3, 0, 0, $address) unless $lifetime;
		for (1 .. 3) {
			send($socket, $packet, 0, pack_sockaddr_in6(0, inet_pton(AF_INET6, "ff02::1"), $index)) or die "send: $!\n";
			select(undef, undef, undef, 0.1);
		}
	' "$index" "$source" "$@" 2>&1
}
