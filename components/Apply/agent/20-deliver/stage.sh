# Stage: what the program rendered, checked, beside what runs.

stage() { # CONCERN; stdin: '==> name mode' before each file
	local new="$home/staged/.$1" file
	empty_folder "$new"
	cat >"$new/.frame"
	find_uplink
	(
		cd "$new" || exit
		awk '/^==> / { file = $2; print $3, file > ".modes"; next } { print > file }' .frame
		xargs -n 2 chmod <.modes
		rm .modes
		for file in *; do check "$file"; done
	)
	rm -rf "$home/staged/$1"
	mv "$new" "$home/staged/$1"
	flush
	say "stage $1: $(cd "$home/staged/$1" && echo ./* | sed 's|\./||g')"
}

# The real checkers: what they refuse never becomes part of a generation.
check() { # FILE
	local said
	case $1 in
	*.nft) resolve "$1" | nft -c -f - || die "$1: nft refuses it" ;;
	dnsmasq.conf) said=$(dnsmasq --test --conf-file="$PWD/$1" 2>&1) || die "$1: $said" ;;
	wg-*.conf) wg-quick strip "$PWD/$1" >/dev/null || die "$1: wg-quick refuses it" ;;
	*.service | *.timer) check_unit "$PWD/$1" || die "$1: systemd refuses it" ;;
	*.sysctl) ! grep -vE '^(#.*|net(/[A-Za-z0-9_.@-]+)+ = [0-9]+)?$' "$1" >&2 || die "$1: not 'key = number'" ;;
	*.ip) ! grep -vE '^(#.*|(-[46] )?(link|address|route|rule|neigh) (add|set) .*)?$' "$1" >&2 || die "$1: not an ip command" ;;
	esac
}
