using System.Diagnostics;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>Reports steps with the time since the first.</summary>
internal sealed class Steps(IProgress<LabStep>? progress)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    public void Say(string what, int done = 0, int total = 0) => progress?.Report(new LabStep(what, done, total, _clock.Elapsed));
}
