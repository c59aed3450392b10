# Read by every script of the probes that runs in the world.
# shellcheck shell=sh

run=/run/ipv6-dmz-probes

# n PLACE COMMAND...: in one of the world's namespaces.
n() {
	place=$1
	shift
	ip netns exec "$place" "$@"
}

# ask PLACE SECONDS TARGET...
ask() {
	place=$1
	shift
	ip netns exec "$place" perl "$run/net.pl" ask "$@"
}

# listen NAME PLACE INTERFACE [FILTER...]: begins a capture, and comes back when it hears.
listen() {
	name=$1 place=$2 interface=$3
	shift 3
	rm -f "$run/$name.pcap" "$run/$name.log"
	setsid ip netns exec "$place" tcpdump -i "$interface" -n -s 160 --immediate-mode -U -Z root -w "$run/$name.pcap" "$@" \
		>/dev/null 2>"$run/$name.log" </dev/null &
	echo $! >"$run/$name.pid"
	tries=0
	until grep -q 'listening on' "$run/$name.log" 2>/dev/null; do
		tries=$((tries + 1))
		[ "$tries" -lt 200 ] || {
			echo "capture $name: $(cat "$run/$name.log")" >&2
			return 1
		}
		sleep 0.05
	done
}

# stop NAME: ends a capture, or a server, that was begun under this name.
stop() {
	[ -f "$run/$1.pid" ] || return 0
	read -r pid <"$run/$1.pid"
	rm -f "$run/$1.pid"
	kill "$pid" 2>/dev/null || return 0
	while [ -d "/proc/$pid" ]; do sleep 0.05; done
}

# count NAME FILTER: how many packets of a running capture match so far. Fails where 0 would not mean that there were none.
count() {
	[ -d "/proc/$(cat "$run/$1.pid")" ] || {
		echo "capture $1 has ended: $(cat "$run/$1.log")" >&2
		return 1
	}
	# Its last packet may be half-written. Others count meanwhile.
	complaint=$run/count.$$.err
	if ! found=$(tcpdump -r "$run/$1.pcap" --count "$2" 2>"$complaint") && ! grep -q truncated "$complaint"; then
		echo "capture $1: $(tail -n 1 "$complaint")" >&2
		return 1
	fi
	rm -f "$complaint"
	echo "${found%% *}"
}

# heard NAME LEAST FILTER: the same number, as soon as it is at least LEAST, or what it is after ten seconds.
heard() {
	tries=0
	while :; do
		found=$(count "$1" "$3") || return 1
		[ "$found" -lt "$2" ] || break
		tries=$((tries + 1))
		[ "$tries" -lt 50 ] || break
		sleep 0.2
	done
	echo "$found"
}

# serve NAME PLACE PORT [ADDRESS]: a server of net.pl, once.
serve() {
	name=$1 place=$2
	shift 2
	if [ -f "$run/$name.pid" ] && [ -d "/proc/$(cat "$run/$name.pid")" ]; then return; fi
	ip netns exec "$place" perl "$run/net.pl" serve "$@" >"$run/$name.pid"
}
