namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Commands that take every free byte of a machine's disk, and give them back.</summary>
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
}
