namespace Ipv6Dmz.Tests.Rendering;

public class FileTextTests
{
    private static readonly string[] Two = ["b", "c"];
    private static readonly string[] None = [];

    [Fact]
    public void Lines_stand_as_far_in_as_the_first_and_what_is_absent_takes_its_line_away() => Assert.Equal(
        "a\n  b\n  c\nd 1f\n",
        new Artifact("file", $"""
            a
              {Two}
              {None}
            {(string?)null}
            d {31:x}
            """).Content);

    [Fact]
    public void Half_a_line_can_t_be_absent() =>
        Assert.Throws<InvalidOperationException>(() => new Artifact("file", $"oifname {(string?)null} accept"));
}
