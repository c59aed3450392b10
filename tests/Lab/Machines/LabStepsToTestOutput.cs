using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

internal sealed class LabStepsToTestOutput : IProgress<LabStep>
{
    public void Report(LabStep value) => TestContext.Current.SendDiagnosticMessage($"{value.Elapsed.TotalSeconds:0} s {value.What}");
}
