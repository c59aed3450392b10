#!/bin/sh
# The lab: three virtual machines with the IPv6 DMZ deployed into them, and looked at from every place. --help has the commands.
set -eu
cd "$(dirname "$0")"
. lab/build.sh

# Help is for everybody, and installs nothing.
help=
for argument in "$@"; do
  case $argument in
  -h | '-?' | --help) help=yes ;;
  --) break ;;
  esac
done

check_dotnet
if [ -z "$help" ]; then
  check_root
  install_packages
fi
choose_sdk
build lab/lab.csproj
exec dotnet lab/bin/Debug/net10.0/Ipv6Dmz.Lab.dll "$@"
