using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class LabSupportTests
{
    [Fact]
    public void Where_QEMU_can_not_start_a_machine_the_reason_is_its_own_words()
    {
        var qemu = Path.GetTempFileName();
        try
        {
            File.WriteAllText(qemu, "#!/bin/sh\necho 'allocate 268435456 bytes for jit buffer: Cannot allocate memory' >&2\nexit 1\n");
            File.SetUnixFileMode(qemu, UnixFileMode.UserRead | UnixFileMode.UserExecute);

            Assert.Contains("Cannot allocate memory", LabSupport.WhyNoMachine(qemu), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(qemu);
        }
    }
}
