# Status: what runs, for people.

status() {
	local generation expires why family
	echo "generation $(content "$home/running") (confirmed: $(content "$home/confirmed"))"
	[ ! -f "$home/provisional" ] || { read -r generation expires <"$home/provisional"; echo "generation $generation is provisional for another $((expires - $(uptime))) s"; }
	[ ! -f "$home/taken-back" ] || { read -r generation _ why <"$home/taken-back"; echo "generation $generation was taken back: $why"; }
	warn_of_drops
	ip -br address show
	wg show all
	ip -4 rule show
	ip -6 rule show
	generation=$(readlink "$home/current") || return 0
	learn "${generation#*/}"
	[ -z "$its_table" ] || for family in -4 -6; do ip $family route show table "$its_table" 2>/dev/null || true; done
	list_firewall
}
