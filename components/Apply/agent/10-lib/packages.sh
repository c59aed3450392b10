# The package manager: no other file knows that it is Debian's.

lacks() { ! dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'; } # NAME

# Sets $failed. Lists that can't be fetched are no failure by themselves: another source's may be, and what is missing be there.
install() { # NAME…
	command -v apt-get >/dev/null || die "packages: $*: only Debian's apt-get is known here; install them by hand"
	failed='apt-get install'
	if ! apt_is_free; then
		say 'wait until apt is free'
		await "${IPV6_DMZ_LOCK_WAIT-150}" apt_is_free || { failed='the wait for a lock of apt'; return 1; }
	fi
	export DEBIAN_FRONTEND=noninteractive
	run apt-get -q -o DPkg::Lock::Timeout=150 update >&2 || failed='apt-get update'
	run apt-get -q -y -o DPkg::Lock::Timeout=150 install --no-install-recommends "$@" >&2
}

# apt waits for dpkg's locks, but not for these: a timer may hold them after a boot.
apt_is_free() {
	local lock inode
	for lock in /var/lib/apt/lists/lock /var/cache/apt/archives/lock; do
		! inode=$(stat -c %i "$lock" 2>/dev/null) || ! grep -q ":$inode [0-9]* [0-9A-Z]*\$" /proc/locks || return 1
	done
}
