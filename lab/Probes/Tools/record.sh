#!/bin/sh
# A machine as it stands, as text that can be compared line by line: files, units, links, addresses, rules, routes, nftables, sysctls.
# Left out is what changes by itself, and what only installing packages changes.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
LC_ALL=C
export PATH LC_ALL

# A name, permissions and owner; a size and a sum where the machine's own settings are; elsewhere a size and a time.
files() {
	find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /var/tmp -o -path /var/log \
		-o -path /var/cache -o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /var/lib/systemd -o -path /var/lib/dhcp \
		-o -path /var/lib/private -o -path /etc -o -path /lost+found \) -prune -o \
		! -name .bash_history ! -type d -printf 'file %p %m %u:%g %s %T@ %l\n'
	find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /var/tmp -o -path /var/log \
		-o -path /var/lib/apt -o -path /var/lib/dpkg -o -path /var/cache \) -prune -o \
		-type d -printf 'folder %p %m %u:%g\n'
	find /etc -type f ! -name ld.so.cache ! -name resolv.conf -exec sha256sum {} + | sed 's/^/sum /'
	find /etc -type l -printf 'link %p %l\n'
	find /run /tmp -name '*ipv6*dmz*' -printf 'left %p\n'
}

# What is enabled is a link in /etc.
units() {
	systemctl list-units --all --no-legend --no-pager --plain --type=service,timer,socket,target |
		awk '$3 == "active" || $3 == "failed" { print "unit", $1, $3 }'
}

network() {
	ip -d -o link show | sed 's/^[0-9]*: //; s/qlen [0-9]*//; s/qdisc [a-z_]*//; s/numtxqueues.*//; s/^/ip-link /'
	ip -o address show | sed 's/^[0-9]*: //; s/\\.*//; s/^/ip-address /'
	for family in 4 6; do
		ip -$family rule show | sed "s/^/ip-rule $family /"
		ip -$family route show table all | sed "s/ expires -*[0-9]*sec//; s/^/ip-route $family /"
	done
	nft -s list ruleset | sed 's/^/nft /'
}

sysctls() {
	sysctl -a 2>/dev/null | grep -E '^net\.' | grep -Ev '^net\.(netfilter|nf_conntrack)|\.stable_secret|^net\.ipv4\.tcp_fastopen_key' |
		sed 's/^/sysctl /'
}

{
	files
	units
	network
	sysctls
} | sort
