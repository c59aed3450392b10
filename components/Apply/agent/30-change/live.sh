live() { # GENERATION [EXPIRES [TURN]]; as armed has it
	local old wrong
	turn=${3-}
	lock
	state
	old=$running
	if [ -n "${2-}" ]; then
		# A timer may have gone off since: what is live without one can't go back by itself.
		[ "$is $generation $until" = "armed $1 $2" ] || die "generation $1 was taken back before it was live. Nothing was changed"
	fi
	[ "$old" = "$1" ] || say "generation ${old:-none} -> $1"
	rm -f "$home/fingerprint"
	if [ "$1" = "$confirmed" ]; then
		[ -z "$is" ] || set_state going-back "$generation" 0 "$proven" "${why:-another one was activated}" || true
		reconcile "$1" "$old" || die "generation $1 is not whole (${warning:-see above}): the watch goes on with it"
		settled
		return
	fi
	if begun "$1" "${2-}" && reconcile "$1" "$old" && set_state live "$1" "${2:-99999999}" "${proven:-no}"; then return; fi
	# The engine takes what last succeeded for what is there.
	wrong=${warning:-see above}
	take_back "$1" 0 "$wrong"
	die "generation $1 is not whole ($wrong): $(where_now)"
}

# From here on part of it is in the kernel.
begun() { [ -z "$2" ] || set_state armed "$1" "$2" "$proven" || { warn 'the disk of this machine is full'; return 1; }; } # GENERATION [EXPIRES]
