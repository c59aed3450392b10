#!/bin/sh
# What udhcpc was offered, without taking it: the host keeps the address that it has.
# shellcheck disable=SC2154 # udhcpc sets them.
case "$1" in
bound | renew) echo "$ip router $router dns $dns domain $domain lease $lease" ;;
esac
