# Packages: only what is missing.

packages() { # NAME…
	missing=
	for name; do
		dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q ' installed$' || missing="$missing $name"
	done
	[ -n "$missing" ] || { echo 'all packages are there'; return; }
	have apt-get || die "packages:$missing: only Debian's apt-get is known here; install them by hand"
	export DEBIAN_FRONTEND=noninteractive
	run apt-get -q -o DPkg::Lock::Timeout=300 update >&2
	# shellcheck disable=SC2086 # a list of names
	run apt-get -q -y -o DPkg::Lock::Timeout=300 install --no-install-recommends $missing >&2
}
