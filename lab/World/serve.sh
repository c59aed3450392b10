#!/bin/sh
# What the hosts of the stack's list serve, real servers in their namespaces; once they run, nothing is done. Who asked them stands in
# /run/lab/{web,dns,shell}.log, in the words of each server.
#
# web    nginx: 80, and 443 with a certificate of its own for web.dmz.home.arpa; every page says which address it is asked by
# dns    BIND: the zone lab.example, in which every name has the address 192.0.2.53
# shell  OpenSSH: root, by the key /run/lab/shell.key
# game   net.pl: 27015 to 27020, 27115 and 27116; every datagram is answered by the address that it comes from
set -eu

run=/run/lab
here=$(cd "$(dirname "$0")" && pwd)
[ ! -e "$run/serving" ] || exit 0
mkdir -p "$run/named"

certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=web.dmz.home.arpa \
    -addext subjectAltName=DNS:web.dmz.home.arpa -keyout "$run/web.key" -out "$run/web.crt" 2>/dev/null
}

web() {
  cat >"$run/nginx.conf" <<EOF
user root;
worker_processes 1;
pid $run/web.pid;
error_log $run/web.err;
events { worker_connections 64; }
http {
  log_format who '\$request_uri \$remote_addr';
  access_log $run/web.log who;
  server {
    listen 80;
    listen [::]:80;
    listen 443 ssl;
    listen [::]:443 ssl;
    ssl_certificate $run/web.crt;
    ssl_certificate_key $run/web.key;
    location / { default_type text/plain; return 200 "\$scheme \$remote_addr\n"; }
  }
}
EOF
  ip netns exec web nginx -c "$run/nginx.conf" -e "$run/web.err"
}

dns() {
  cat >"$run/named/lab.example" <<'EOF'
$TTL 60
@ IN SOA dns hostmaster 1 3600 600 86400 60
@ IN NS dns
* IN A 192.0.2.53
dns IN A 192.0.2.53
EOF
  cat >"$run/named/named.conf" <<EOF
options {
  directory "$run/named";
  pid-file "$run/dns.pid";
  listen-on { any; };
  listen-on-v6 { any; };
  recursion no;
  dnssec-validation no;
};
controls { };
logging {
  channel asked { file "$run/dns.log"; };
  category queries { asked; };
  category default { null; };
};
zone "lab.example" { type primary; file "lab.example"; };
EOF
  ip netns exec dns named -n 1 -c "$run/named/named.conf"
}

shell() {
  ssh-keygen -q -t ed25519 -N '' -C lab -f "$run/shell.key" </dev/null
  ip netns exec shell /usr/sbin/sshd -E "$run/shell.log" -o LogLevel=VERBOSE -o PidFile="$run/shell.pid" -o AuthorizedKeysFile="$run/shell.key.pub"
}

certificate
web
dns
shell
ip netns exec game perl "$here/net.pl" serve 27015+27016+27017+27018+27019+27020+27115+27116 >"$run/game.pid"
: >"$run/serving"
