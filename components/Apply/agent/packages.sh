# Packages: only what is missing.

packages() { # NAME…
	missing=
	for name; do
		dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q ' installed$' || missing="$missing $name"
	done
	[ -n "$missing" ] || { echo 'all packages are there'; return; }
	have apt-get || die "packages:$missing: only Debian's apt-get is known here; install them by hand"
	export DEBIAN_FRONTEND=noninteractive
	try=1
	until install_packages; do
		[ $try -lt 3 ] || die "packages:$missing: $failed failed three times; what it says stands above"
		try=$((try + 1))
		say "$failed failed; try $try of 3"
		# A mirror that fails is soon another one, or the same again.
		await "${IPV6_DMZ_PAUSE-10}" false || true
	done
}

# Lists that can't be fetched are no failure by themselves: another source's may be, and what is missing be there.
install_packages() {
	failed='apt-get install'
	if ! apt_is_free; then
		say 'wait until apt is free'
		await "${IPV6_DMZ_LOCK_WAIT-150}" apt_is_free || { failed='the wait for a lock of apt'; return 1; }
	fi
	run apt-get -q -o DPkg::Lock::Timeout=150 update >&2 || failed='apt-get update'
	# shellcheck disable=SC2086 # a list of names
	run apt-get -q -y -o DPkg::Lock::Timeout=150 install --no-install-recommends $missing >&2
}

# apt waits for dpkg's locks, but not for these: a timer may hold them after a boot.
apt_is_free() {
	for lock in /var/lib/apt/lists/lock /var/cache/apt/archives/lock; do
		! inode=$(stat -c %i "$lock" 2>/dev/null) || ! grep -q ":$inode [0-9]* [0-9A-Z]*\$" /proc/locks || return 1
	done
}
