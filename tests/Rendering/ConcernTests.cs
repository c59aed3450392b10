namespace Ipv6Dmz.Tests.Rendering;

public class ConcernTests
{
    [Fact]
    public void What_would_break_the_frame_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new Concern([new("file", $"a line\n==> that.looks like the next file's")]).Frame());

    [Fact]
    public void Half_a_line_can_t_be_absent() => Assert.Throws<InvalidOperationException>(() => new Artifact("file", $"oifname {(string?)null} accept"));
}
