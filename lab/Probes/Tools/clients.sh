# Clients as people have them, for the hosts' servers of world's serve.sh; read by scripts in the world and on the VPS.
# shellcheck shell=sh

# client TAG NAME SECONDS ADDRESS PORT: a line "TAG: answered", or what it was told instead. The server's log has the tag, too; sshd's hasn't.
client() {
	case $4 in
	*:*) at=[$4] ;;
	*) at=$4 ;;
	esac
	case $2 in
	https | http)
		wanted="$2 "
		told=$(curl -ksS --max-time "$3" "$2://$at:$5/$1" 2>&1)
		;;
	dns | dns-tcp)
		wanted=192.0.2.53 tcp=+notcp
		[ "$2" = dns ] || tcp=+tcp
		told=$(timeout "$3" /usr/lib/lab-dig/dig $tcp +short +time=2 +tries=3 -p "$5" "@$4" "$1.lab.example" A 2>&1)
		;;
	ssh)
		wanted=logged-in
		told=$(timeout "$3" ssh -F none -i /run/lab/shell.key -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null \
			-o LogLevel=ERROR -p "$5" "root@$4" 'echo logged-in' 2>&1)
		;;
	banner)
		wanted="$4 "
		# Since 10 its comments stand in its output.
		told=$(timeout "$3" ssh-keyscan -T 30 -t ed25519 -p "$5" "$4" 2>&1 | grep -v '^#')
		;;
	esac
	case $told in
	"$wanted"*) echo "$1: answered" ;;
	*) printf '%s: no answer %s\n' "$1" "$(echo "$told" | tr '\n' ' ')" ;;
	esac
}

# forget: what the servers have logged so far.
forget() { for server in web dns shell; do : >"/run/lab/$server.log"; done; }

# logged: a line "TAG ADDRESS" for each client that a server has logged since; of SSH the tag is ssh.
logged() {
	sed -n 's|^/\([^ ]*\) |\1 |p' /run/lab/web.log
	sed -n 's/.*client @[^ ]* \([^#]*\)#[0-9]* (\([^.]*\)[.]lab[.]example).*/\2 \1/p' /run/lab/dns.log
	sed -n 's/^Connection from \([^ ]*\) port .*/ssh \1/p' /run/lab/shell.log
}
