packages() { # NAME…
	local name missing='' try=1
	for name; do
		if lacks "$name"; then missing="$missing $name"; fi
	done
	[ -n "$missing" ] || { echo 'all packages are there'; return; }
	# shellcheck disable=SC2086 # a list of names
	until install $missing; do
		[ $try -lt 3 ] || die "packages:$missing: $failed failed three times; what it says stands above"
		try=$((try + 1))
		say "$failed failed; try $try of 3"
		# A mirror that fails is soon another one, or the same again.
		sleep "${IPV6_DMZ_PAUSE-10}"
	done
}
