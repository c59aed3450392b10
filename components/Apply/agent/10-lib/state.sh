# The state of a change: one file, of one line; README.md has the table of states and events. No file: settled.
#
#   armed GENERATION UNTIL PROVEN [FROM] | live GENERATION UNTIL PROVEN | agreed GENERATION UNTIL yes SECONDS
#   going-back GENERATION 0 PROVEN WHY | back GENERATION UNTIL PROVEN [WHY]

# Sets $is, $generation, $until, $proven and $rest; $why, where it was taken back; $confirmed; and $running, which generation is whole.
state() {
	is='' generation='' until='' proven='' rest='' why=''
	{ read -r is generation until proven rest <"$home/state"; } 2>/dev/null || true
	{ read -r confirmed <"$home/confirmed"; } 2>/dev/null || confirmed=
	running=$confirmed
	case $is in
	live | agreed) running=$generation ;;
	# FROM, or none, stands there until the first change.
	armed) running=${rest#none} ;;
	going-back) running='' why=$rest ;;
	back) why=$rest ;;
	esac
}

set_state() { note state "$*"; } # WORD ARGUMENT…

settled() {
	rm -f "$home/state" "$home/reserve"
	stop_timer
}

runs() { state; [ "$running" = "$1" ]; } # GENERATION

where_now() {
	state
	if [ -n "$running" ]; then echo "this machine runs generation $running again"; else echo 'nothing runs here, as before'; fi
}

half_way='its activation stopped half-way'

# The timer names what it is about: one that is left from earlier does nothing.
arm() { # SECONDS WHY
	local seconds=0
	state
	# It may have to wait for the other machine.
	[ "$is" != agreed ] || seconds=$rest
	set_timer "$1" $((400 + seconds)) "$home/agent" rollback "$generation" "$until" "$2"
}
