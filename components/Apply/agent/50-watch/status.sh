status() {
	local family
	state
	echo "generation $running (confirmed: $confirmed)"
	case $is in
	armed | live | agreed) echo "generation $generation is provisional for another $((until - $(uptime))) s" ;;
	going-back | back) echo "generation $generation was taken back${why:+: $why}" ;;
	esac
	warn_of_drops
	ip -br address show
	wg show all
	ip -4 rule show
	ip -6 rule show
	generation=$(readlink "$home/current") || return 0
	learn "${generation#*/}"
	[ -z "$its_table" ] || for family in -4 -6; do ip $family route show table "$its_table" 2>/dev/null || true; done
	list_firewall
	list_fair_use
}
