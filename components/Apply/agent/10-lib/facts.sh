# What the program knows of this machine, and what the machine alone knows.

facts='role links outside inside tunnel table keys peer far mark endpoint dedicated port endpoint_name lookup_user subnets proxied advertised'

learn() { read_facts "$1" && find_uplink; } # GENERATION

# Sets its_role and so on; whatever the file doesn't say ends the step. And $endpoint, the address in use: what was found last, at first the plan's; and
# $at, with the port.
read_facts() { # GENERATION
	local key value found
	for key in $facts; do unset "its_$key"; done
	[ -f "$home/generations/$1/boot/machine.facts" ] || { warn "there is no generation $1 here"; return 1; }
	# Not by IFS: a public key ends with the character that stands behind a key's name.
	while read -r value; do
		key=${value%%=*}
		case $key in '' | *[!a-z_]*) ;; *) eval "its_$key=\${value#*=}" ;; esac
	done <"$home/generations/$1/boot/machine.facts"
	for key in $facts; do eval "[ -n \"\${its_$key+there}\" ]" || { warn "generation $1: machine.facts doesn't say '$key'"; return 1; }; done
	secrets=$home/keys/$its_keys
	endpoint=$its_endpoint
	# A boot without DNS goes on with what was found; a new configuration begins with what that says.
	if [ -n "$its_endpoint_name" ] && { read -r key value found <"$home/endpoint"; } 2>/dev/null && [ "$key $value" = "$its_endpoint $its_endpoint_name" ]; then
		endpoint=$found
	fi
	case $endpoint in *:*) at="[$endpoint]:$its_port" ;; *) at=$endpoint:$its_port ;; esac
}

# Sets $uplink, remembered for the next boot, when there is no route yet.
find_uplink() {
	local tunnels known
	uplink=${its_outside-@uplink@}
	[ "$uplink" = @uplink@ ] || return 0
	# Never a link that was made here.
	tunnels=$(content "$home/lines" | sed -n 's/^link add dev \([^ ]*\) .*/\1/p')
	uplink=$(default_links | grep -vxF "$tunnels" | head -n 1)
	known=$(content "$home/uplink")
	uplink=${uplink:-${known:-none}} its_outside=$uplink
	[ "$uplink" = "$known" ] || echo "$uplink" >"$home/uplink"
}

default_routes() { { ip -4 route show default; ip -6 route show default; } 2>/dev/null; }
default_links() { default_routes | sed -n 's/.* dev \([^ ]*\).*/\1/p'; }

resolve() { sed "s/@uplink@/$uplink/g; s/, \"@management@\"/$management/" "$1"; } # FILE
