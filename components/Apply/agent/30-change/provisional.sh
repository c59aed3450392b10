# What is made live is provisional until it is committed: without that, this machine goes back by itself.

# Arms before it changes anything: from then on neither the network nor whoever deploys is needed.
provisionally() { # GENERATION SECONDS [TURN]
	ends=
	if [ "$1" != "$(content "$home/confirmed")" ]; then
		# A timer of an earlier activation that goes off just now: either it is done by then, or it finds that it is out of date.
		lock
		earlier=$(content "$home/provisional")
		# Room for going back, should the disk fill up meanwhile.
		dd if=/dev/zero of="$home/reserve" bs=65536 count=8 2>/dev/null || { rm -f "$home/reserve"; die "no room is left on the disk for $home. Nothing was changed"; }
		ends=$(($(uptime) + $2))
		rm -f "$home/agreed"
		note provisional "$1 $ends"
		exec 9>&-
		await 60 arm "$2" "it was not committed within $2 s" || {
			settled
			# The watch then takes that one back.
			[ -z "$earlier" ] || note provisional "$earlier"
			die "the timer that would take generation $1 back can't be armed. Nothing was changed"
		}
	fi
	detached "$2" live "$1" "$ends" "${3-}"
}

# A connection got in: the rest is the other machine's confirmation and verify, and has the same time again.
prolong() { # GENERATION SECONDS
	lock
	[ -f "$home/provisional" ] || return 0
	note provisional "$1 $(($(uptime) + $2))"
	# From here on the other machine may commit.
	note agreed "$1 $2" || warn "the disk of this machine is full"
	exec 9>&-
	await 60 arm "$2" "it was not committed within $2 s" || warn "the timer that would take generation $1 back can't be armed: the watch does it then"
}

half_way='its activation stopped half-way'

# The timer names what it is about: one that is left from earlier does nothing.
arm() { # SECONDS WHY
	read -r generation expires <"$home/provisional"
	# It may have to wait for the other machine.
	{ read -r _ seconds <"$home/agreed"; } 2>/dev/null || seconds=0
	set_timer "$1" $((400 + seconds)) "$home/agent" rollback "$generation" "$expires" "$2"
}

settled() { # nothing is provisional any more
	rm -f "$home/provisional" "$home/reserve" "$home/agreed"
	stop_timer
}

rollback() { # GENERATION EXPIRES WHY
	expires=$2
	if may_be_committed_there "$1"; then
		await_other_end "$1"
		[ -n "$back" ] || return 0
	fi
	lock
	[ "$(content "$home/provisional")" = "$1 $expires" ] || return 0
	# The commit was ended before it could stop the timer.
	if [ "$1" = "$(content "$home/confirmed")" ]; then settled; return; fi
	# It had only not begun when the watch looked.
	if [ "$3" = "$half_way" ] && runs "$1"; then return; fi
	take_back "$1" "$3"
	# For who knocks meanwhile, and for the next deployment. After a boot that is the reason, and this only what it left to be done.
	grep -qs "^$1 boot " "$home/taken-back" || echo "$1 $(uptime) $3" >"$home/taken-back"
}

# The VPS commits last. Where it was confirmed and not told to commit, the deployment may have ended before the router's commit or after it. With keys
# or tunnel addresses that only this generation has, the tunnel tells which: one that still stands when the router's time is over, too, is there to
# stay.
may_be_committed_there() { # GENERATION; sets $seconds and $far
	{ read -r agreed seconds <"$home/agreed"; } 2>/dev/null || return 1
	[ "$agreed" = "$1" ] && runs "$1" && learn "$1" && [ "$its_role" = vps ] || return 1
	far=$its_far
	[ "$its_peer $its_far" != "$(learn "$(content "$home/confirmed")" 2>/dev/null && echo "$its_peer $its_far")" ]
}

# The other machine's time is as long as this one's and began before this one's was over; the minute is for its going back. Sets $back where the tunnel
# didn't last.
await_other_end() { # GENERATION; $expires is until when, and is set anew
	back=
	lock
	[ "$(content "$home/provisional")" = "$1 $expires" ] || return 0
	# A step has found something wrong meanwhile.
	[ -e "$home/agreed" ] || { back=yes; return 0; }
	later=$(($(uptime) + seconds + 60))
	note provisional "$1 $later" || { back=yes; return 0; }
	expires=$later
	say "generation $1 was not committed in time. If its tunnel stands for $((seconds + 60)) s more, the other machine has committed it"
	exec 9>&-
	while await 15 answers "$far"; do
		lock
		[ "$(content "$home/provisional")" = "$1 $expires" ] || return 0
		[ -e "$home/agreed" ] || break
		if [ "$(uptime)" -ge "$expires" ]; then
			# What else is here may be the next deployment's.
			confirmed_for_good "$1"
			return 0
		fi
		exec 9>&-
		sleep 2
	done
	back=yes
}

# To what was confirmed last; before the first time, to a machine on which nothing runs.
take_back() { # GENERATION WHY
	confirmed=$(content "$home/confirmed")
	say "generation $1 -> ${confirmed:-none}: taken back, $2"
	rm -f "$home/running" "$home/fingerprint" "$home/reserve"
	warning=
	if [ -n "$confirmed" ]; then
		reconcile "$confirmed" '' || die "generation $1 was to be taken back ($2), and generation $confirmed is not whole (${warning:-see above}): the watch goes on with it"
		echo "$confirmed" >"$home/running"
	else
		clear_away || die "generation $1 was to be taken back ($2), and not all of it could be (${warning:-see above})"
	fi
	settled
}

# What was taken back and nobody was told of. Who connects right after it has been knocking: SSH tries every 20 s.
taken_back() { # GENERATION; sets $why, and says whether it is of the same deployment
	why=
	[ -f "$home/taken-back" ] || return 1
	read -r generation when why <"$home/taken-back"
	rm -f "$home/taken-back"
	[ "$generation" = "$1" ] && [ "$when" != boot ] || return 1
	# Less than nothing: the machine was restarted since.
	ago=$(($(uptime) - when))
	[ $ago -ge 0 ] && [ $ago -lt 30 ]
}

where_now() {
	running=$(content "$home/running")
	if [ -n "$running" ]; then echo "this machine runs generation $running again"; else echo 'nothing runs here, as before'; fi
}

# A step that finds something wrong doesn't leave it to the timer: its words are the ones that are read.
going_back_if_wrong() {
	trap 'status=$?; trap - EXIT; [ $status -eq 0 ] || give_up' EXIT
}

give_up() {
	exec 9>&-
	# Where the timer was faster, what was found wrong may only be its doing.
	(idle) || exit 1
	if [ -f "$home/provisional" ]; then
		read -r generation expires <"$home/provisional"
		rm -f "$home/agreed"
		detached 300 rollback "$generation" "$expires" "${died:-see above}" || exit 1
	fi
	[ -f "$home/taken-back" ] || exit 1
	read -r generation _ why <"$home/taken-back"
	rm -f "$home/taken-back"
	echo "[!] generation $generation was taken back, $why; $(where_now)" >&2
	exit 1
}
