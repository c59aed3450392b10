# Keys: the one place where secrets reach the machine.

keys() { # stdin: three lines: id, private key, preshared key
	local id file key
	IFS= read -r id
	case $id in '' | *[!0-9a-f]*) die "keys: the id '$id' is not hexadecimal" ;; esac
	umask 077
	mkdir -p "$home/keys/$id"
	for file in private psk; do
		IFS= read -r key
		echo "$key" >"$home/keys/$id/.$file"
		mv "$home/keys/$id/.$file" "$home/keys/$id/$file"
	done
	flush
	say "keys $id"
}
