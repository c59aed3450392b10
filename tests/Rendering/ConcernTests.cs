using Ipv6Dmz.Rendering;

namespace Ipv6Dmz.Tests.Rendering;

public class ConcernTests
{
    [Theory]
    [InlineData("no newline at the end")]
    [InlineData("a line\n==> that.looks like the next file's\n")]
    public void What_would_break_the_frame_is_refused(string content) =>
        Assert.Throws<InvalidOperationException>(() => new Concern("x", [new("file", content)]).Frame());

    [Fact]
    public void Content_alone_names_a_generation()
    {
        var one = Generation.Of([("a", "1"), ("b", "2")]);

        Assert.Equal(one.Id, Generation.Of([("a", "1"), ("b", "2")]).Id);
        Assert.NotEqual(one.Id, Generation.Of([("b", "2"), ("a", "1")]).Id);
        Assert.Equal("a 1\nb 2\n", one.Manifest);
    }
}
