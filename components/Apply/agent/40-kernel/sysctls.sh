# Sysctls: the original is kept for destroy.

# Before anything else: some sysctls change others, and so does WireGuard when its interface goes up.
remember_sysctls() { # GENERATION
	local key
	lines_of "$1" sysctl >"$work/sysctls"
	while read -r key _; do
		[ ! -e "/proc/sys/$key" ] || grep -qs "^$key " "$home/sysctls" || echo "$key $(cat "/proc/sys/$key")" >>"$home/sysctls"
	done <"$work/sysctls"
}

apply_sysctls() {
	local key value
	sed 's| .*||; s|^|/proc/sys/|' "$work/sysctls" | xargs >"$home/sysctl-paths"
	while read -r key _ value; do set_sysctl "$key" "$value" || failed=1; done <"$work/sysctls"
	# What an earlier generation set and this one doesn't goes back to what it was.
	restore_sysctls "$work/sysctls"
}

set_sysctl() { # KEY VALUE
	[ -e "/proc/sys/$1" ] || { warn "sysctl $1: there is no such key"; return 1; }
	# 0: a daemon takes the router advertisements itself, and the kernel is to keep out of it.
	case $1:$(cat "/proc/sys/$1") in *":$2" | */accept_ra:0) return 0 ;; esac
	say "sysctl $1 = $2"
	echo "$2" >"/proc/sys/$1"
}

restore_sysctls() { # FILE: but those that are in it
	local key original
	[ -f "$home/sysctls" ] || return 0
	while read -r key original; do
		if ! grep -qs "^$key = " "$1" && [ -e "/proc/sys/$key" ] && [ "$(cat "/proc/sys/$key")" != "$original" ]; then
			say "sysctl $key = $original"
			echo "$original" >"/proc/sys/$key"
		fi
	done <"$home/sysctls"
}
