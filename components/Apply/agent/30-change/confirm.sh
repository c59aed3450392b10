confirm() { # GENERATION SECONDS; stdin: as verify's
	idle
	if ! runs "$1"; then
		# A deployment may have ended between activate and here, and the machine have gone back. This connection proves nothing then; the next will.
		again "$1" "$2" no
		return
	fi
	look "$1" "$2"
	# A connection got in: the rest is the other machine's confirmation and verify, and has the same time again.
	lock
	runs "$1" || die "generation $1 doesn't run any more"
	case $is in live | agreed) ;; *) return 0 ;; esac
	set_state agreed "$1" $(($(uptime) + $2)) yes "$2" || die 'the disk of this machine is full'
	unlock
	await 60 arm "$2" "it was not committed within $2 s" || warn "the timer that would take generation $1 back can't be armed: the watch does it then"
}

again() { # GENERATION SECONDS PROVEN
	local left
	if [ "$is $generation" = "back $1" ]; then
		# A deployment that connects right after has been knocking: SSH tries every 20 s. More is left where the machine was restarted.
		left=$((until - $(uptime)))
		if [ $left -gt 0 ] && [ $left -le 30 ] && [ "$3" != yes ]; then tell; fi
	else why=; fi
	[ -d "$home/generations/$1" ] || die "generation $1 is not on this machine: $elsewhere"
	warn "generation $1 doesn't run here${why:+: it was taken back, $why}; activating it again"
	make_live "$1" "$2" '' "$3"
}

# Ends the step with what is back. WHY goes: it is said once.
tell() {
	set_state back "$generation" 0 "$proven" || true
	echo "[!] generation $generation was taken back: $why; $(where_now)" >&2
	exit 1
}

give_up() {
	unlock
	# Where the timer was faster, what was found wrong may only be its doing.
	(idle) || exit 1
	lock
	state
	case $is in
	armed | live | agreed)
		why=${died:-see above}
		rm -f "$home/reserve"
		set_state going-back "$generation" 0 "$proven" "$why" || true
		unlock
		detached 300 rollback "$generation" "$until" "$why" || exit 1
		state
		;;
	esac
	unlock
	[ "$is" = back ] || exit 1
	tell
}
