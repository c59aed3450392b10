#!/bin/sh
# Usage: unshare --mount build.sh <folder> <suite>
# Makes disk.raw, vmlinuz and initrd in the folder: one Debian for every machine of the lab. What tells the machines apart
# comes later, in the seed that init unpacks. And cloud.raw, the same as a cloud offers it: with cloud-init, and without what a
# deployment has to install itself. Progress goes to stdout: a line for each step, and notes.
# mmdebstrap mounts /dev, /proc and /sys into what it makes: in a mount namespace of its own they are gone whatever ends this.
set -eu

out=$1
suite=$2
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$out"
work=$(mktemp -d "$out/build.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
trap 'exit 130' INT TERM
root=$work/root

step() { echo "$*"; }
note() { echo "note: $*"; }
fail() {
  echo "$*" >&2
  exit 1
}

step 'reading package sources'
sh "$here/sources.sh" "$suite" >"$work/sources"
grep -q " $suite main" "$work/sources" || fail 'no package source in /etc/apt is one of Debian (Origin: Debian, component main)'
# Proxies, retries, what is accepted: as this computer has it configured.
apt-config dump --no-empty --format '%F "%v";%n' Acquire >"$work/apt.conf"
cat >>"$work/apt.conf" <<'END'
Acquire::Languages "none";
APT::Install-Recommends "false";
END

# busybox: the initrd and the DMZ hosts' DHCP client. perl-base is essential already.
packages=systemd-sysv,udev,kmod,ifupdown,openssh-server,iproute2,nftables,wireguard-tools,dnsmasq-base
packages=$packages,iputils-ping,tcpdump,socat,traceroute,iperf3,procps,conntrack,ndisc6,busybox-static,linux-image-cloud-amd64
# What DMZ hosts serve with, and what asks them. Nothing of it starts by itself: world.sh starts what a host is to serve.
packages=$packages,nginx,openssl,bind9,curl
# What Debian's installer puts beside ifupdown.
case $suite in
bookworm) packages=$packages,isc-dhcp-client ;;
*) packages=$packages,dhcpcd-base ;;
esac

# In a folder of the image that the lab's server offers: for machines that lack something. Not every release has all of them.
# shellcheck disable=SC2016 # mmdebstrap's shell expands it
offer='mkdir "$1/usr/lib/lab-packages" && chroot "$1" sh -ec "cd /usr/lib/lab-packages
  for package in wireguard-tools dnsmasq-base ndppd lsb-base bind9-dnsutils bind9-host; do
    ! apt-cache -q show \$package >/dev/null 2>&1 || apt-get -qq download \$package
  done"'
# What cloud-init needs, fetched while there are package lists.
# shellcheck disable=SC2016
cloud='mkdir -p "$1/usr/lib/cloud-packages/partial" &&
  chroot "$1" apt-get -qqy -o Dir::Cache::archives=/usr/lib/cloud-packages --download-only install cloud-init'

bootstrap() {
  rm -rf --one-file-system "$root"
  mmdebstrap --mode=root --variant=minbase --format=directory \
    --aptopt="$work/apt.conf" --dpkgopt=force-unsafe-io \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/etc/kernel/postinst.d/initramfs-tools' \
    --customize-hook="$offer" --customize-hook="$cloud" \
    --include="$packages" "$suite" "$root" - <"$work/sources" >"$work/log" 2>&1
}

# On a mirror that lags, a Release file passes the date until which it is valid. Updates are no loss to a lab; without the suite
# itself there is none. Fails where the log names nothing that can be left out.
leave_out_expired() {
  sed -n 's|^E: Release file for \([^ ]*\)/dists/\([^ ]*\)/[^ /]* is expired (invalid since \([^)]*\)).*|\1 \2 \3|p' "$work/log" | sort -u >"$work/expired"
  cp "$work/sources" "$work/before"
  while read -r site expired since; do
    [ "$expired" != "$suite" ] || fail "$site: the Release file of $suite expired $since ago, the mirror lags.
Name another mirror in /etc/apt, or take what is there, with Acquire::Check-Valid-Until \"false\"; in a file of /etc/apt/apt.conf.d."
    note "left out: $expired, whose Release file expired $since ago on $site, which lags"
    grep -vF " $site $expired main" "$work/sources" >"$work/left"
    mv "$work/left" "$work/sources"
  done <"$work/expired"
  ! cmp -s "$work/before" "$work/sources"
}

step "installing Debian ($suite) into a folder"
until bootstrap; do
  leave_out_expired || fail "$(tail -n 30 "$work/log")"
done

step 'fitting it to the lab'
# Keys and names are the seed's; what is left out here is what a virtual machine without a console, a clock to set
# or updates to fetch has no use for: under emulation each unit costs a tenth of a second or more.
rm -f "$root"/etc/ssh/ssh_host_* "$root/etc/hostname" "$root/etc/resolv.conf"
: >"$root/etc/machine-id"
for unit in apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer e2scrub_reap.service fstrim.timer \
  getty@tty1.service getty-static.service ifupdown-pre.service systemd-pstore.service systemd-random-seed.service systemd-update-utmp.service \
  systemd-update-utmp-runlevel.service systemd-logind.service systemd-journal-flush.service systemd-binfmt.service \
  systemd-journal-catalog-update.service systemd-firstboot.service systemd-sysusers.service systemd-machine-id-commit.service \
  systemd-udev-settle.service systemd-remount-fs.service systemd-boot-system-token.service systemd-user-sessions.service \
  systemd-networkd-wait-online.service remote-fs.target \
  dev-hugepages.mount dev-mqueue.mount sys-kernel-debug.mount sys-kernel-tracing.mount \
  sys-fs-fuse-connections.mount sys-kernel-config.mount proc-sys-fs-binfmt_misc.automount kmod-static-nodes.service \
  modprobe@configfs.service modprobe@drm.service modprobe@efi_pstore.service modprobe@fuse.service \
  modprobe@loop.service modprobe@dm_mod.service ldconfig.service systemd-update-done.service run-lock.mount \
  systemd-udev-load-credentials.service systemd-tmpfiles-setup-dev-early.service \
  nginx.service named.service named-resolvconf.service; do
  ln -sf /dev/null "$root/etc/systemd/system/$unit"
done
mkdir -p "$root/etc/systemd/journald.conf.d" "$root/etc/systemd/system.conf.d" "$root/etc/ssh/sshd_config.d"
printf '[Journal]\nStorage=volatile\nForwardToConsole=yes\nMaxLevelConsole=warning\n' >"$root/etc/systemd/journald.conf.d/lab.conf"
# Of the hardware that udev would look at, only these make a difference here; the initrd has loaded their drivers.
mkdir -p "$root/etc/systemd/system/systemd-udev-trigger.service.d"
printf '[Service]\nExecStart=\nExecStart=-udevadm trigger --action=add --subsystem-match=net --subsystem-match=block\n' \
  >"$root/etc/systemd/system/systemd-udev-trigger.service.d/lab.conf"
# No console to write to, and a machine that is told to stop or start again does it without waiting.
printf '[Manager]\nShowStatus=no\nDefaultTimeoutStopSec=5s\n' >"$root/etc/systemd/system.conf.d/lab.conf"
# A deployment logs in for each step. Under emulation PAM takes 1.4 of a login's 2.2 seconds, and the post-quantum key exchange that is tried first a
# third of the rest.
printf 'PasswordAuthentication no\nPrintMotd no\nUseDNS no\nUsePAM no\nKexAlgorithms curve25519-sha256\n' >"$root/etc/ssh/sshd_config.d/lab.conf"
# The lab asks often whether sshd is there, without a login: from 9.8 on sshd would shut the lab out for that, and the deployment with it.
[ "$suite" = bookworm ] || echo 'PerSourcePenalties noauth:0' >>"$root/etc/ssh/sshd_config.d/lab.conf"
rm -f "$root/etc/apt/apt.conf.d/99mmdebstrap" "$root/etc/apt/sources.list"
# Each interface that goes up would have rndc look for a server.
rm -f "$root"/etc/network/if-*.d/bind9
rm -rf "$root"/usr/share/doc/* "$root"/var/cache/apt/* "$root"/usr/share/initramfs-tools "$root"/var/log/*.log

if [ "$suite" = bookworm ]; then cp "$here/dhclient.conf" "$root/etc/dhcp/"; fi

# A deployment that lacks nsupdate installs it, so it isn't installed; dig, of the same package, stands aside for the probes.
mkdir "$root/usr/lib/lab-dig"
dpkg-deb -x "$root"/usr/lib/lab-packages/bind9-dnsutils_*.deb "$work/dnsutils"
cp "$work/dnsutils/usr/bin/dig" "$root/usr/lib/lab-dig/"

# Makes them a package source.
for package in "$root"/usr/lib/lab-packages/*.deb; do
  dpkg-deb -f "$package"
  printf 'Filename: ./%s\nSize: %s\nSHA256: %s\n\n' \
    "$(basename "$package")" "$(stat -c %s "$package")" "$(sha256sum "$package" | cut -d' ' -f1)"
done >"$root/usr/lib/lab-packages/Packages"

mv "$root/usr/lib/cloud-packages" "$work/"
kernel=$(basename "$root"/lib/modules/*)
cp "$root/boot/vmlinuz-$kernel" "$out/vmlinuz"
rm -f "$root"/boot/*

step 'making the initrd'
initrd=$work/initrd
mkdir -p "$initrd/bin" "$initrd/modules" "$initrd/dev" "$initrd/proc" "$initrd/root"
cp "$root/bin/busybox" "$initrd/bin/busybox"
cp "$here/init" "$initrd/init"
chmod 755 "$initrd/init"
for module in virtio_pci virtio_blk virtio_net; do
  chroot "$root" /sbin/modprobe --set-version "$kernel" --show-depends "$module"
done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' | while read -r path; do
  cp "$root$path" "$initrd/modules/"
  basename "$path" >>"$initrd/modules/order"
done
busybox_cpio() { chroot "$work" /root/bin/busybox sh -c 'cd /initrd && /root/bin/busybox find . | /root/bin/busybox cpio -o -H newc'; }
busybox_cpio 2>"$work/log" | gzip -1 >"$out/initrd"

step 'writing the disk'
# write_disk <file>: the folder as an ext4 of its own.
write_disk() {
  rm -f "$1"
  truncate -s 1200M "$1"
  mke2fs -q -t ext4 -O ^metadata_csum -m 0 -d "$root" "$1"
}
write_disk "$out/disk.part"

step 'making a cloud of it'
mv "$work/cloud-packages" "$root/cloud-packages"
chroot "$root" sh -ec '
  export DEBIAN_FRONTEND=noninteractive
  dpkg --purge wireguard-tools dnsmasq-base
  apt-get -qy --no-install-recommends -o Dpkg::Options::=--force-unsafe-io install /cloud-packages/*.deb
' >"$work/log" 2>&1 || { tail -n 30 "$work/log" >&2; exit 1; }
rm -rf "$root/cloud-packages" "$root/usr/lib/lab-packages" "$root"/usr/share/doc/* "$root"/usr/share/man/* "$root"/var/log/*.log
cp "$here/cloud.cfg" "$root/etc/cloud/cloud.cfg.d/99-lab.cfg"
# To systemd a server's first start is a first boot: sshd-keygen.service of Debian 13 makes host keys then, beside cloud-init.
rm "$root/etc/machine-id"
write_disk "$out/cloud.part"
mv "$out/cloud.part" "$out/cloud.raw"
# Last, so that the disk is there only when everything is.
mv "$out/disk.part" "$out/disk.raw"
