# Files: whole or not at all.

content() { cat -- "$1" 2>/dev/null || true; }

# On the disk: a power cut could leave a name there, and an empty file behind it.
flush() { sync -f "$home" 2>/dev/null || sync; }

# The whole text or the one before it, whenever the power is cut.
note() { echo "$2" >"$home/.$1" && flush && mv "$home/.$1" "$home/$1" && flush; } # NAME TEXT

# By rename: nobody sees half of it, after a power cut neither.
install_file() { # FILE TARGET
	mkdir -p "${2%/*}"
	{ cp "$1" "$2.ipv6-dmz-new" && sync "$2.ipv6-dmz-new" && mv "$2.ipv6-dmz-new" "$2"; } || {
		rm -f "$2.ipv6-dmz-new"
		warn "$2 can't be written: is the disk full?"
		return 1
	}
	grep -qxFe "$2" "$home/installed" 2>/dev/null || echo "$2" >>"$home/installed"
	say "install $2"
}

empty_folder() { rm -rf "$1"; mkdir -p "$1"; } # FOLDER

files() { find "$home/generations/$1" -type f -name "$2" | sort; } # GENERATION PATTERN

# All lines of all files with that ending, in the manifest's order, without comments.
lines_of() { # GENERATION ENDING
	local concern file
	while read -r concern _; do
		for file in "$home/generations/$1/$concern"/*."$2"; do
			[ ! -f "$file" ] || resolve "$file" | sed '/^#/d; /^$/d'
		done
	done <"$home/generations/$1/manifest"
}

# shellcheck disable=SC2048,SC2086 # words
one_a_line() { printf '%s\n' $*; } # WORDS
