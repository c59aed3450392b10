using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class FailuresTests
{
    [Fact]
    public void What_this_computer_refuses_needs_no_stack_trace_and_a_mistake_in_the_lab_does()
    {
        Assert.True(Failures.Expected(new LabException("no QEMU")));
        Assert.True(Failures.Expected(new IOException("No space left on device")));
        Assert.True(Failures.Expected(new UnauthorizedAccessException("denied")));
        Assert.False(Failures.Expected(new InvalidOperationException("a mistake")));
    }
}
