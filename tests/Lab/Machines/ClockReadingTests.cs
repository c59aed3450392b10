using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class ClockReadingTests
{
    /// <summary>What a clock showed first, a minute later of this computer's, and what is said of it. Each answer took half a second to come.</summary>
    [Theory]
    [InlineData(100.00, 160.00, null)]
    // In half a second this computer can't tell when the machine looked.
    [InlineData(100.00, 161.50, null)]
    // Three in a hundred are less than any deadline has to spare.
    [InlineData(100.00, 162.50, null)]
    [InlineData(100.00, 157.50, null)]
    [InlineData(100.00, 220.00, "the clock of `router` ran 98 % fast: it counted 120.0 s where this computer counted 60.5 s")]
    [InlineData(100.00, 163.90, "the clock of `router` ran 6 % fast: it counted 63.9 s where this computer counted 60.5 s")]
    // A machine that stood still for ten seconds.
    [InlineData(100.00, 150.00, "the clock of `router` ran 16 % slow: it counted 50.0 s where this computer counted 59.5 s")]
    public void A_clock_that_did_not_keep_this_computer_s_time_is_named(double first, double later, string? said) =>
        Assert.Equal(said, ClockReading.Wrong("router", At(first, 7), At(later, 67)));

    [Fact]
    public void What_a_machine_prints_is_read_and_what_it_could_not_print_is_no_reading()
    {
        Assert.Equal(At(12.34, 0), ClockReading.Parse("4f0c 12.34\n", TimeSpan.Zero, TimeSpan.FromSeconds(0.5)));
        Assert.Null(ClockReading.Parse("", TimeSpan.Zero, TimeSpan.Zero));
        Assert.Null(ClockReading.Parse("4f0c soon", TimeSpan.Zero, TimeSpan.Zero));
    }

    private static ClockReading At(double shown, double asked) =>
        new("4f0c", TimeSpan.FromSeconds(shown), TimeSpan.FromSeconds(asked), TimeSpan.FromSeconds(asked + 0.5));
}
