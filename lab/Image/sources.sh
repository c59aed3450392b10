#!/bin/sh
# Usage: sources.sh <suite>
# Prints Debian's package sources as this computer has them configured, for that suite instead of the computer's own.
set -eu

suite=$1

# apt knows what a source is by the Release file that it has fetched: no guess at names of mirrors, and nobody else's packages.
configured() {
  # shellcheck disable=SC2016 # apt expands it
  apt-get indextargets --format '$(LABEL)|$(SITE)|$(RELEASE)' 'Identifier: Packages' 'Origin: Debian' 'Component: main'
}

# What a cloud's image configures is a file with the mirror's address, which the image's own apt couldn't read.
address() { # SITE
  case $1 in
  mirror+file:*) sed -n '/^[^#]/{s/[[:space:]].*//;p;q}' "${1#mirror+file:}" ;;
  *) echo "$1" ;;
  esac
}

sources=$(configured)
if ! echo "$sources" | grep -q '^Debian|'; then
  apt-get update -qq >&2
  sources=$(configured)
fi
echo "$sources" | while IFS='|' read -r label site release; do
  case $site in
  http:* | https:* | mirror+file:*) ;;
  *) continue ;;
  esac
  case $label:$release in
  Debian:*-updates) wanted=$suite-updates ;;
  Debian:*-*) continue ;;
  Debian:*) wanted=$suite ;;
  Debian-Security:*) wanted=$suite-security ;;
  *) continue ;;
  esac
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(address "$site") $wanted main"
done | sort -u
