# Rollback: what was not committed goes back, by the timer or by a step that found it wrong.

rollback() { # GENERATION EXPIRES WHY
	local expires="$2"
	lock
	is_about "$1" || return 0
	if [ "$is" = agreed ] && tunnel_tells "$1"; then
		await_other_end "$1" || return 0
	fi
	# The commit was ended before it could stop the timer.
	if [ "$1" = "$confirmed" ]; then settled; return; fi
	# It had only not begun when the watch looked.
	case $3:$is in "$half_way:live" | "$half_way:agreed") return 0 ;; esac
	# For a deployment that knocks meanwhile, and for the next one.
	take_back "$1" 30 "$3"
}

is_about() { # GENERATION; $expires, as armed
	state
	case $is in
	armed | live | agreed) [ "$generation $until" = "$1 $expires" ] ;;
	*) [ "$is $generation" = "going-back $1" ] ;;
	esac
}

# The VPS commits last: the deployment may have ended before the router's commit or after it. With keys or addresses that only this generation has, the
# tunnel tells: one that stands when the router's time is over, too, is there to stay.
tunnel_tells() { # GENERATION
	learn "$1" && [ "$its_role" = vps ] && [ "$its_peer $its_far" != "$([ -z "$confirmed" ] || { learn "$confirmed" && echo "$its_peer $its_far"; })" ]
}

# The other machine's time began before this one's was over; the minute is for its going back. False: it is committed, or another has seen to it.
await_other_end() { # GENERATION; $expires is until when, and is set anew
	local seconds="$rest"
	expires=$(($(uptime) + seconds + 60))
	set_state agreed "$1" $expires yes "$seconds" || return 0
	say "generation $1 was not committed in time. If its tunnel stands for $((seconds + 60)) s more, the other machine has committed it"
	unlock
	while await 15 answers "$its_far"; do
		lock
		# A step has found something wrong meanwhile, or this is the next deployment.
		is_about "$1" && [ "$is" = agreed ] || return 1
		if [ "$(uptime)" -ge "$expires" ]; then
			commit "$1"
			return 1
		fi
		unlock
		sleep 2
	done
	lock
	is_about "$1"
}

# To what was confirmed last; before the first time, to a machine on which nothing runs.
take_back() { # GENERATION SECONDS WHY; 0 seconds: the step says why itself
	state
	say "generation $1 -> ${confirmed:-none}: taken back, $3"
	rm -f "$home/fingerprint" "$home/reserve"
	set_state going-back "$1" 0 "$proven" "$3" || true
	warning=
	if [ -n "$confirmed" ]; then
		reconcile "$confirmed" '' || die "generation $1 was to be taken back ($3), and generation $confirmed is not whole (${warning:-see above}): the watch goes on with it"
	else
		clear_away || die "generation $1 was to be taken back ($3), and not all of it could be (${warning:-see above})"
	fi
	settled
	if [ "$2" = 0 ]; then set_state back "$1" 0 "$proven"; else set_state back "$1" $(($(uptime) + $2)) "$proven" "$3"; fi || true
}
