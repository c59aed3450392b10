# Verify: from a new connection, once both machines are confirmed. Then commit.

verify() { # SECONDS; stdin: 'generation ID', 'against ID' (the other machine's), 'handshake LINK ADDRESS', 'answer ADDRESS NAME…'
	local asked was
	read -r _ asked
	idle
	if ! runs "$asked"; then
		was=
		[ "$generation" != "$asked" ] || was=$proven
		again "$asked" "$1" "$was"
		# The deployment ended after confirm, and confirm doesn't run again: what it saw has to do.
		[ "$was" = yes ] || die "generation $asked is provisional again, for $1 s: run pulumi up once more within that time"
	fi
	look "$asked" "$1"
	lock
	commit "$asked"
	forget_others "$asked"
	echo verified
}

commit() { # GENERATION
	runs "$1" || die "generation $1 doesn't run any more"
	rm -f "$home/reserve"
	if [ "$confirmed" != "$1" ]; then
		say "commit $1"
		note confirmed "$1" || die "$home/confirmed can't be written: is the disk full?"
	fi
	settled
}

forget_others() { # GENERATION
	local other id
	for other in "$home/generations"/*; do
		[ "${other##*/}" = "$1" ] || run rm -rf "$other"
	done
	# But not those that the next deployment has brought already, if this is what is left of one that was killed.
	for id in "$home/keys"/*; do
		[ ! -e "$id" ] || [ -n "$(find "$id" -prune -newer "$home/generations/$1")" ] || [ "${id##*/}" = "$its_keys" ] || run rm -rf "$id"
	done
}
