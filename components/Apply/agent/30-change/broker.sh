# Broker: tells the far end of the 6in4 tunnel where this end is, by the protocol of dynamic DNS (dyn).

broker() { # stdin: five lines: URL, tunnel's id, user, update key, IPv4 address (or auto: where the call comes from)
	IFS= read -r url
	IFS= read -r id
	IFS= read -r user
	IFS= read -r key
	IFS= read -r address
	case $url in https://*) ;; *) die "broker: $url is not https" ;; esac
	# Steps also run again because the way to this machine changed; brokers block a client that calls for nothing.
	told=$(printf '%s\n' "$url" "$id" "$user" "$key" "$address" | sha256sum | cut -d' ' -f1)
	[ "$told" != "$(content "$home/told")" ] || { say 'broker: knows it already'; return; }
	command -v curl >/dev/null || die 'broker: curl is missing: the packages step installs it'
	query="hostname=$id"
	[ "$address" = auto ] || query="$query&myip=$address"
	umask 077
	: >"$home/.answer"
	# By curl's own stdin: what stands on a command line can be read by everybody on the machine.
	status=$({
		echo "url = \"$url?$query\""
		printf '%s\n' "$user:$key" | sed 's/[\\"]/\\&/g; s/.*/user = "&"/'
	} | curl --config - --ipv4 --proto =https --silent --show-error --max-time 20 --user-agent ipv6-dmz \
		--retry 2 --retry-connrefused --output "$home/.answer" --write-out '%{http_code}') || {
		rm -f "$home/.answer"
		die "broker: $url could not be asked (curl's reason stands above): uplink.update.url, and does this machine resolve and reach it?"
	}
	answer=$(tr '\n\r\t' '   ' <"$home/.answer" | tr -cd '[:print:]' | cut -c 1-200 | sed 's/ *$//')
	rm -f "$home/.answer"
	case $answer in
	"good $address" | "nochg $address") ;;
	'good 127.'*) refused ;;
	'good '* | 'nochg '*) [ "$address" = auto ] || refused ;;
	*) refused ;;
	esac
	echo "$told" >"$home/told"
	say "broker: $answer"
}

refused() {
	case $answer in
	badauth*) why='uplink.update.user and uplinkUpdateKey: the key of this tunnel, not of the account' ;;
	nohost* | notfqdn* | numhost* | '!yours'*) why="uplink.update.tunnelId: does $id belong to $user?" ;;
	abuse*) why='the broker has blocked updates: it says on its page for how long' ;;
	badagent* | '!donator'*) why='the broker takes no updates from here: ask it' ;;
	911* | dnserr*) why='the trouble is at the broker: run pulumi up again later' ;;
	*[Pp]ing* | *ICMP*) why="the broker pings the address first: is ICMP to $address open at the provider, and is it this machine's?" ;;
	good* | nochg*) why="it took another address than $address: vps.ipv4" ;;
	*) why='uplink.update.url: is it the one for updates?' ;;
	esac
	die "broker: refused: '$answer' (HTTP $status) — $why"
}
