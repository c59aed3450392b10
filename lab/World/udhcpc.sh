#!/bin/sh
# What a DMZ host does with its lease (called by udhcpc, which passes everything in the environment).
# shellcheck disable=SC2154
set -eu
name=$(ip netns identify)
lease=/run/lab/$name.lease
case $1 in
  bound | renew)
    ip address replace "$ip/$mask" dev "$interface"
    ip route replace default via "${router%% *}" dev "$interface"
    # In place: /etc/resolv.conf in this namespace is this very file.
    mkdir -p "/etc/netns/$name"
    for server in $dns; do echo "nameserver $server"; done >"/etc/netns/$name/resolv.conf"
    echo "$ip $mask ${router%% *} $dns" >"$lease.new"
    mv "$lease.new" "$lease"
    ;;
  deconfig)
    rm -f "$lease"
    ip -4 address flush dev "$interface"
    ;;
esac
