using Tool = Ipv6Dmz.Tests.Tools.Tool;

namespace Ipv6Dmz.Tests.Lab;

public sealed class TimesTests : InFolder
{
    [Fact]
    public void Test_sh_shows_where_the_last_run_s_time_went()
    {
        Array.ForEach(["test.sh", "lab/build.sh", "lab/install.sh", "Directory.Packages.props"], file => Write(file, RepositoryFile.Read(file)));
        Write(".lab/times-faults.tsv", "all\tboot\thost\ttest\n3.50\t3.00\t0.50\tA.b\n20.00\t15.00\t5.00\tA.c\n");

        Assert.Equal(
            (0, "faults: 2 tests, all 24, boot 18, host 6\n\nall boot host test\n20.00\t15.00\t5.00\tA.c\n3.50\t3.00\t0.50\tA.b\n"),
            Tool.Run("sh", ["./test.sh", "--times"], folder: Folder));
    }

    // Of ten seconds: two of a restore in the middle of a wait of six, which has a command in it.
    [Fact]
    public void Each_moment_of_a_test_counts_once()
    {
        var second = System.Diagnostics.Stopwatch.Frequency;
        var (whole, seconds) = TimedAttribute.Divide(0, 10 * second, [(Phase.Wait, second, 7 * second), (Phase.Snapshot, 3 * second, 5 * second), (Phase.Ssh, 2 * second, 4 * second), (Phase.Ssh, 8 * second, 9 * second)]);

        Assert.Equal(10, whole);
        Assert.Equal([0, 0, 2, 0, 0, 4, 1, 3], seconds);
    }
}
