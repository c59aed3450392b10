namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Commands that take every free byte of a machine's disk, and give them back.
internal static class Disk
{
    public const string Fill = """
        cd /var
        for size in 100M 10M 1M 100K 4K; do
          n=0
          while fallocate -l $size fill.$size.$n 2>/dev/null; do n=$((n + 1)); done
        done
        dd if=/dev/zero of=fill.rest bs=4k 2>/dev/null
        sync
        """;

    public const string Free = "rm /var/fill.*";

    // In the middle of the next activation: when its timer is set, while what is to change things waits for the lock. What that would free first
    // is taken, too.
    public const string FillDuringActivate = $"""
        cat >/run/fill <<'END'
        rm -f /var/lib/ipv6-dmz/fingerprint
        {Fill}
        END
        setsid sh -c 'until grep -qs ^armed /var/lib/ipv6-dmz/state; do sleep 0.02; done; exec flock /var/lib/ipv6-dmz/lock sh /run/fill' >/dev/null 2>&1 </dev/null &
        """;
}
