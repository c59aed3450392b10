# Public DNS: sets records of the hosts at the server of their zone (RFC 2136), signed (RFC 8945), and takes back what was set before and is no longer wanted.

# Sets of records that were set here, or may have been: 'NAME TYPE'. Nothing else in the zone is touched.
dns() { # stdin: five lines: server, zone, key's name, algorithm, secret; then the records: 'NAME TTL TYPE DATA'
	local server zone name algorithm secret
	read_dns
	cat >"$home/.records"
	awk '{ print $1, $3 }' "$home/.records" | sort -u >"$home/.sets"
	content "$home/dns" >"$home/.before"
	# Before it is tried: what was done when the connection broke is known to the next time.
	sort -u "$home/.before" "$home/.sets" >"$home/.all"
	mv "$home/.all" "$home/dns"
	flush
	update_dns "$home/.records"
	of_zone 0 >>"$home/.sets"
	mv "$home/.sets" "$home/dns"
	flush
	rm -f "$home/.records" "$home/.before"
	say "dns: $server has $(of_zone 1 | wc -l) sets of records in $zone"
}

# Those of another zone wait until that one is configured again.
of_zone() { awk -v end=".$zone." -v is="$1" '(substr($1, length($1) - length(end) + 1) == end) == is' "$home/dns"; } # 1, or 0: of another

forget_dns() { # stdin: the same; the records don't count
	local server zone name algorithm secret
	read_dns
	[ -s "$home/dns" ] || { say 'dns: nothing was set'; return; }
	# Of a time when something else was refused.
	rm -f "$home/.before"
	update_dns /dev/null "; or leave the records there: rm $home/dns on this machine, and once more"
	rm -f "$home/dns"
	say "dns: $server has nothing of it in $zone any more"
}

read_dns() {
	IFS= read -r server
	IFS= read -r zone
	IFS= read -r name
	IFS= read -r algorithm
	IFS= read -r secret
}

# Several messages, since one has room for 64 KiB; all of a name is in one. By TCP: a UDP packet that is lost is waited for.
update_dns() { # RECORDS [MEND]
	local said status=0
	command -v nsupdate >/dev/null || die 'dns: nsupdate is missing: the packages step installs it'
	# By stdin: what stands on a command line can be read by everybody on the machine, and a file would be left by a power cut.
	said=$({
		printf 'server %s\nzone %s\nkey %s:%s %s\n' "$server" "$zone" "$algorithm" "$name" "$secret"
		# Beside a CNAME a server drops what is added without a word.
		of_zone 1 | awk '
			wanted { data[$1 " " $3] = data[$1 " " $3] "update add " $0 "\n"; given[$1] = 1; next }
			$1 != name {
				if (count >= 200) { print "send"; count = 0 }
				name = $1
				if (name in given) print "prereq nxrrset " name " CNAME"
			}
			{ printf "update delete %s\n%s", $0, data[$0]; count++ }
			END { if (count) print "send" }
		' wanted=1 "$1" wanted=0 -
	} | timeout -k 5 240 nsupdate -v -t 20 2>&1) || status=$?
	[ $status -ne 0 ] || return 0
	# Never the whole of it: nsupdate quotes a key that it can't read.
	said=$(echo "$said" | grep -E '^(update failed|; Communication|; TSIG|.*get address)' | tr '\n\t' '; ' | tr -cd '[:print:]' | cut -c 1-300)
	case $said in
	# Whoever refuses the key or the zone has changed nothing: what would be taken back next time may be the owner's.
	*BADKEY* | *BADSIG* | *BADTIME* | *NOTAUTH* | *NOTZONE*) [ ! -e "$home/.before" ] || mv "$home/.before" "$home/dns" ;;
	esac
	die "dns: not set: '${said%; }' — $(why_dns "$status" "$said")${2-}"
}

why_dns() { # STATUS SAID
	case $2 in
	*BADKEY*) echo "dns.update.key: $server knows no key $name by $algorithm (dns.update.algorithm)" ;;
	*BADSIG*) echo "dnsUpdateKey: the key $name has another secret at $server" ;;
	*BADTIME*) echo "the clocks of this machine and of $server are minutes apart: set the wrong one" ;;
	*REFUSED*) echo "dns.update.key: $server doesn't let the key $name change all of this in $zone: its policy for updates" ;;
	*NOTAUTH* | *NOTZONE*) echo "dns.zone: $server is not the primary server of $zone" ;;
	*YXRRSET*) echo 'a host has the name of a CNAME in the zone: take that out, or give the host another name' ;;
	*"get address"*) echo "dns.update.server: the name $server has no address" ;;
	*'timed out'* | *unreachable* | *refused* | *failed:*) echo "dns.update.server: $server does not answer on TCP port 53 through the tunnel: is it the one, and does it let this in?" ;;
	*) echo "dns.update.server: is $server the one that takes updates? (nsupdate ended with $1)" ;;
	esac
}
