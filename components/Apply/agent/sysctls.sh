# Sysctls: the original is kept for destroy.

# Before anything else: some sysctls change others, and so does WireGuard when its interface goes up.
remember_sysctls() { # GENERATION
	: >>"$home/sysctls"
	for file in $(files "$1" '*.sysctl'); do resolve "$file"; done | sed '/^#/d; /^$/d' >"$work/sysctls"
	while read -r key _; do remember_sysctl "$key"; done <"$work/sysctls"
}

apply_sysctls() {
	sed 's| .*||; s|^|/proc/sys/|' "$work/sysctls" >"$home/sysctl-paths"
	while read -r key _ value; do set_sysctl "$key" "$value" || failed=1; done <"$work/sysctls"
	# What an earlier generation set and this one doesn't goes back to what it was.
	while read -r key original; do
		if ! grep -q "^$key = " "$work/sysctls"; then restore_sysctl "$key" "$original"; fi
	done <"$home/sysctls"
}

remember_sysctl() { # KEY
	[ ! -e "/proc/sys/$1" ] || grep -q "^$1 " "$home/sysctls" 2>/dev/null || echo "$1 $(cat "/proc/sys/$1")" >>"$home/sysctls"
}

set_sysctl() { # KEY VALUE
	[ -e "/proc/sys/$1" ] || { warn "sysctl $1: there is no such key"; return 1; }
	current=$(cat "/proc/sys/$1")
	[ "$current" != "$2" ] || return 0
	# 0: a daemon takes the router advertisements itself, and the kernel is to keep out of it.
	case $1:$current in */accept_ra:0) return 0 ;; esac
	say "sysctl $1 = $2"
	echo "$2" >"/proc/sys/$1"
}

restore_sysctl() { # KEY ORIGINAL
	[ -e "/proc/sys/$1" ] || return 0
	[ "$(cat "/proc/sys/$1")" = "$2" ] && return 0
	say "sysctl $1 = $2"
	echo "$2" >"/proc/sys/$1"
}
