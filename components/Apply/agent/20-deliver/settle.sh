# Settle: this very file becomes the machine's agent, where the machine is nobody else's.

settle() { # STACK
	local owner
	owner=$(content "$home/stack")
	if [ "${owner:-$1}" != "$1" ]; then
		rm -f "$home/.agent"
		die "this machine is stack $owner's: destroy that one first, or give $1 a machine of its own (if that is only the stack's new name: rm /var/lib/ipv6-dmz/stack). Nothing was changed"
	fi
	note stack "$1"
	mv "$home/.agent" "$home/agent"
	flush
}
