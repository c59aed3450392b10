# Keys: the one place where secrets reach the machine.

keys() { # stdin: three lines: id, private key, preshared key
	IFS= read -r id
	IFS= read -r private
	IFS= read -r psk
	case $id in '' | *[!0-9a-f]*) die "keys: the id '$id' is not hexadecimal" ;; esac
	umask 077
	mkdir -p "$home/keys/$id"
	for file in private psk; do
		if [ $file = private ]; then echo "$private"; else echo "$psk"; fi >"$home/keys/$id/.$file"
		mv "$home/keys/$id/.$file" "$home/keys/$id/$file"
	done
	flush
	say "keys $id"
}
