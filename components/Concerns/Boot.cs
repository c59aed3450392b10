namespace Ipv6Dmz.Concerns;

// Units that bring the confirmed generation up at boot, before any network, and watch over it afterwards.
internal static class Boot
{
    public static Concern Files(Artifact facts) => new(
    [
        facts,
        // Ordered like Debian's nftables.service, which flushes the ruleset when it starts: early, and after it.
        new("ipv6-dmz.service", $"""
            [Unit]
            Description=IPv6 DMZ: bring up the confirmed generation
            DefaultDependencies=no
            After=local-fs.target systemd-modules-load.service systemd-sysctl.service nftables.service
            Before=network-pre.target shutdown.target
            Wants=network-pre.target
            Conflicts=shutdown.target

            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/var/lib/ipv6-dmz/agent boot
            # The network waits for this; it must not wait for ever.
            TimeoutStartSec=60
            SyslogIdentifier=ipv6-dmz

            [Install]
            WantedBy=sysinit.target
            """),
        new("ipv6-dmz-watch.service", $"""
            [Unit]
            Description=IPv6 DMZ: restore what others removed
            After=ipv6-dmz.service networking.service systemd-networkd.service nftables.service
            # It starts with each of them, however often they do.
            StartLimitIntervalSec=0

            [Service]
            Type=oneshot
            ExecStart=/var/lib/ipv6-dmz/agent watch
            TimeoutStartSec=60
            SyslogIdentifier=ipv6-dmz
            # What it did is worth a line, that it looked is not.
            SyslogLevel=notice
            LogLevelMax=notice

            [Install]
            WantedBy=networking.service systemd-networkd.service nftables.service
            """),
        new("ipv6-dmz-watch.timer", $"""
            [Unit]
            Description=IPv6 DMZ: look every 15 seconds for what others removed
            StartLimitIntervalSec=0

            [Timer]
            OnActiveSec=5s
            OnUnitInactiveSec=15s
            AccuracySec=1s

            [Install]
            WantedBy=timers.target
            """),
    ]);
}
