namespace Ipv6Dmz.Tests.Lab;

public sealed class PaceTests
{
    // As the deadlines were written with, faster, slower, and slower than any deadline is for.
    [Theory]
    [InlineData(2, 1)]
    [InlineData(0.3, 1)]
    [InlineData(3.57, 1.8)]
    [InlineData(600, 5)]
    public void Deadlines_grow_as_a_fixed_amount_of_work_does_and_neither_shrink_nor_have_no_end(double seconds, double factor) =>
        Assert.Equal(factor, Pace.Of(TimeSpan.FromSeconds(seconds)));
}
