#!/bin/sh
# The lab: three virtual machines with the IPv6 DMZ deployed into them, and looked at from every place. --help has the commands.
set -eu
cd "$(dirname "$0")"
. lab/build.sh
check_host
install_packages
choose_sdk
build lab/lab.csproj
exec dotnet lab/bin/Debug/net10.0/Ipv6Dmz.Lab.dll "$@"
