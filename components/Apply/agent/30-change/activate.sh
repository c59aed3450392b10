# Activate: arms before it changes anything. From then on neither the network nor the deployment is needed.

activate() { # SECONDS TURN; stdin: a line 'concern sha256' per concern, in the order of activation
	local id
	idle
	cat >"$home/manifest"
	id=$(compose "$home/manifest")
	state
	[ -z "$why" ] || warn "generation $generation was taken back earlier: $why"
	preflight "$id"
	[ "$its_role" = vps ] || note_management "$id"
	make_live "$id" "$1" "${2-}"
	# Another word each time. The engine may have missed that its verify went through, and would take the one before it for done.
	echo "$id $(cut -c1-8 /proc/sys/kernel/random/uuid)"
}

# A generation is named by its content: the same manifest is the same generation.
compose() { # MANIFEST; prints the generation's id
	local id new concern digest
	id=$(sha256sum "$1" | cut -c1-12)
	if [ ! -d "$home/generations/$id" ]; then
		new=$home/generations/.$id
		empty_folder "$new"
		while read -r concern digest; do
			if [ "$concern" = agent ]; then
				has_digest "$home/agent" "$digest" || die 'activate: this agent is not the one that the program brought'
				continue
			fi
			has_digest "$home/staged/$concern/.frame" "$digest" ||
				die "activate: what is staged for $concern is not what the program rendered: $elsewhere"
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

has_digest() { echo "$2  $1" | sha256sum -c >/dev/null 2>&1; } # FILE SHA256

make_live() { # GENERATION SECONDS [TURN [PROVEN]]
	local earlier expires=
	state
	if [ "$1" != "$confirmed" ]; then
		# A timer of an earlier activation that goes off just now: either it is done by then, or it finds that it is out of date.
		lock
		# Room for going back, should the disk fill up meanwhile.
		dd if=/dev/zero of="$home/reserve" bs=65536 count=8 2>/dev/null || { rm -f "$home/reserve"; die "no room is left on the disk for $home. Nothing was changed"; }
		state
		earlier=$(content "$home/state")
		expires=$(($(uptime) + $2))
		set_state armed "$1" "$expires" "${4:-no}" "${running:-none}"
		unlock
		await 60 arm "$2" "it was not committed within $2 s" || {
			settled
			# The watch then takes that one back.
			[ -z "$earlier" ] || note state "$earlier"
			die "the timer that would take generation $1 back can't be armed. Nothing was changed"
		}
	fi
	detached "$2" live "$1" "$expires" "${3-}"
}
