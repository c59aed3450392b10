namespace Ipv6Dmz.Tests.Rendering;

public class ConcernTests
{
    [Fact]
    public void What_would_break_the_frame_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => new Concern([new("file", $"a line\n==> that.looks like the next file's")]).Frame());

    [Fact]
    public void Content_alone_names_a_generation()
    {
        var one = Generation.Of([("a", "1"), ("b", "2")]);

        Assert.Equal(one.Id, Generation.Of([("a", "1"), ("b", "2")]).Id);
        Assert.NotEqual(one.Id, Generation.Of([("b", "2"), ("a", "1")]).Id);
        Assert.Equal("a 1\nb 2\n", one.Manifest);
    }
}
