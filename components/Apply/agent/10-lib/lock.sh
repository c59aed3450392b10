# One at a time, within a time.

lock() {
	exec 9>"$home/lock"
	flock -w 60 9 || die "another run of the agent holds $home/lock"
}

unlock() { exec 9>&-; }

# Waits for what is being done at this moment: a deployment that was shut out gets in while the machine is still going back.
idle() { lock; unlock; }

# Not by the clock: with the tunnel up, it may be put right in the middle of something.
uptime() {
	local up
	read -r up _ </proc/uptime
	echo "${up%%.*}"
}

await() { # SECONDS COMMAND…
	local deadline=$(($(uptime) + $1))
	shift
	until "$@"; do
		[ "$(uptime)" -lt $deadline ] || return 1
		sleep 1
	done
}

pings() { ping -n -q -c 1 "$@" >/dev/null 2>&1; } # OPTION… ADDRESS

answers() { pings -W 2 "$1"; } # ADDRESS

log() { if command -v logger >/dev/null; then logger -t ipv6-dmz; else cat >/dev/null; fi; }

# What is done to this machine outlives an SSH connection that is cut by what is done to it.
detached() { # SECONDS VERB ARGUMENT…
	local limit="$1" status=0 log
	shift
	# In memory: there the disk can't be full. Of its own: one that was begun over a connection that broke may still be at it.
	log=/run/ipv6-dmz-$1.$$.log
	setsid timeout -k 5 "$limit" "$home/agent" "$@" >"$log" 2>&1 </dev/null &
	wait $! || status=$?
	# timeout's own status; it says nothing.
	[ $status -ne 124 ] || echo "[!] $1${2+ $2}: not done after $limit s" >>"$log"
	# First of all, and for who is no longer connected. A journal that is out of order takes nothing from what was done.
	log <"$log" || true
	cat "$log" >&2 || status=1
	rm -f "$log"
	return $status
}
