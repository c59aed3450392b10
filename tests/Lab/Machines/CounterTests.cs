using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public class CounterTests
{
    [Theory]
    [InlineData("processor\t: 0\ncpu MHz\t\t: 2596.140\nprocessor\t: 1\ncpu MHz\t\t: 800.000\n", 2596140)]
    [InlineData("processor\t: 0\nBogoMIPS\t: 48.00\n", null)]
    [InlineData("cpu MHz\t\t: unknown\n", null)]
    [InlineData("cpu MHz\t\t: 0.000\n", null)]
    public void The_counter_s_frequency_is_what_the_kernel_says_of_the_first_processor(string cpuinfo, int? kilohertz) =>
        Assert.Equal(kilohertz, Counter.Frequency(cpuinfo));

    [Fact]
    public void A_machine_under_KVM_is_told_by_it() => Assert.Equal("", Counter.Parameter(Accelerator.Kvm));
}
