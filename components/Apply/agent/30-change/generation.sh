# Generations.

# A generation is named by its content: the same manifest is the same generation.
compose() { # MANIFEST; prints the generation's id
	id=$(sha256sum "$1" | cut -c1-12)
	if [ ! -d "$home/generations/$id" ]; then
		new=$home/generations/.$id
		rm -rf "$new"
		mkdir -p "$new"
		while read -r concern digest; do
			if [ "$concern" = agent ]; then
				[ "$(sha256sum "$home/agent" | cut -d' ' -f1)" = "$digest" ] || die 'activate: this agent is not the one that the program brought'
				continue
			fi
			[ "$(sha256sum "$home/staged/$concern/.frame" 2>/dev/null | cut -d' ' -f1)" = "$digest" ] ||
				die "activate: what is staged for $concern is not what the program rendered: this machine is not the one that was deployed to: pulumi destroy, then pulumi up"
			mkdir "$new/$concern"
			cp -p "$home/staged/$concern"/* "$new/$concern"
		done <"$1"
		cp "$1" "$new/manifest"
		flush
		mv "$new" "$home/generations/$id"
	fi
	# Keys that are older came for it, or for one before it.
	touch "$home/generations/$id"
	echo "$id"
}

activate() { # SECONDS TURN; stdin: a line 'concern sha256' per concern, in the order of activation
	idle
	cat >"$home/manifest"
	id=$(compose "$home/manifest")
	taken_back "$id" || true
	[ -z "$why" ] || warn "generation $generation was taken back earlier: $why"
	preflight "$id"
	[ "$its_role" = vps ] || note_management "$id"
	provisionally "$id" "$1" "${2-}"
	# Another word each time. The engine may have missed that its verify went through, and would take the one before it for done.
	echo "$id $(cut -c1-8 /proc/sys/kernel/random/uuid)"
}

live() { # GENERATION [EXPIRES [TURN]]; as provisional has it
	turn=${3-}
	lock
	# A timer that the watch armed may have gone off since: what is live without one can't go back by itself.
	[ -z "${2-}" ] || [ "$(content "$home/provisional")" = "$1 $2" ] || die "generation $1 was taken back before it was live. Nothing was changed"
	old=$(content "$home/running")
	[ "$old" = "$1" ] || say "generation ${old:-none} -> $1"
	rm -f "$home/running" "$home/fingerprint"
	reconcile "$1" "$old" || go_back "$1"
	echo "$1" >"$home/running"
	[ "$1" != "$(content "$home/confirmed")" ] || settled
}

# The engine takes what it did last without a failure for what is there: so it has to be, or with the configuration put right
# again nothing would be left to do.
go_back() { # GENERATION
	why=${warning:-see above}
	[ "$1" != "$(content "$home/confirmed")" ] || die "generation $1 is not whole ($why): the watch goes on with it"
	take_back "$1" "$why"
	die "generation $1 is not whole ($why): $(where_now)"
}

keep_lines() { # FILE; whole or not at all, and not written where nothing changes
	cmp -s "$1" "$home/lines" && return 0
	cp "$1" "$home/.lines" && mv "$home/.lines" "$home/lines"
}

# The one way to a state: first apply, change, boot, repair and rollback all come here. Only what differs is touched: lines
# that both generations have are added if they are missing, new ones replace, those of earlier generations alone are removed.
# Called where a failure is handled, so `set -e` is off in here: whatever may fail says so itself.
reconcile() { # NEW OLD; OLD is empty when it is not sure that all of it is there
	# Nothing is also a state, but never one to go to by mistake.
	[ -s "$home/generations/$1/manifest" ] || { warn "there is no generation $1 here"; return 1; }
	failed=
	work=/run/ipv6-dmz
	rm -rf "$work"
	mkdir -p "$work"
	learn "$1" || return 1
	management=$(management_of "$1")
	held=
	[ "$verb" != watch ] || held=$(held_down)
	lines_of "$1" ip >"$work/new"
	# What may be in the kernel through us: known before it gets there, and forgotten only when it is gone.
	content "$home/lines" >"$work/earlier"
	: >"$work/old"
	[ -z "$2" ] || cp "$work/earlier" "$work/old"
	sort -u "$work/new" "$work/earlier" >"$work/lines"
	keep_lines "$work/lines" || [ "$verb" != live ] || { warn "what is about to be added can't be written down in $home: is the disk full?"; return 1; }
	[ "$(readlink "$home/current")" = "generations/$1" ] || run ln -sfn "generations/$1" "$home/current"

	remember_sysctls "$1"
	apply_firewall "$1" || return 1
	while read -r line <&3; do apply_line "$line" || failed=1; done 3<"$work/new"
	leave_hosts
	remove_lines
	tell_hosts "$its_advertised"
	apply_wireguard "$1" || failed=1
	apply_sysctls || failed=1
	apply_units "$1" || failed=1
	[ -n "$failed" ] || keep_lines "$work/new"
	rm -rf "$work"
	[ -z "$failed" ]
}
