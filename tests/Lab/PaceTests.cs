namespace Ipv6Dmz.Tests.Lab;

public sealed class PaceTests
{
    // Of a lab as the deadlines were written with, of a faster one, of one beside two busy processes, and of one that no deadline is for.
    [Theory]
    [InlineData(2, 1)]
    [InlineData(0.3, 1)]
    [InlineData(3.57, 1.8)]
    [InlineData(600, 5)]
    public void Deadlines_grow_as_a_fixed_amount_of_work_does_and_neither_shrink_nor_have_no_end(double seconds, double factor) =>
        Assert.Equal(factor, Pace.Of(TimeSpan.FromSeconds(seconds)));
}
