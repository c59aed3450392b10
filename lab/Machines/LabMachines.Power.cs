namespace Ipv6Dmz.Lab.Machines;

// What happens to machines from outside.
public sealed partial class LabMachines
{
    /// <summary>Takes a machine's power away: nothing in it is asked, and what it had not yet written is lost.</summary>
    public async Task CutAsync(LabMachine machine, CancellationToken ct = default)
    {
        Forget([machine]);
        await _machines[(int)machine].EndAsync(ct);
    }

    /// <summary>Has it start, and waits until it answers again.</summary>
    public async Task StartAsync(LabMachine machine, CancellationToken ct = default)
    {
        using var phase = Phase.Begin(Phase.Boot);
        var (image, accelerator) = await PrepareAsync(new Steps(null), Debian, ct);
        await _machines[(int)machine].StartAsync(image, accelerator, paused: false, ct);
        await AnswerAsync(new Steps(null), ct);
    }

    /// <summary>Lets all machines stand still, so that they take nothing from this computer's processors, until the next up or restore.</summary>
    public Task PauseAsync(CancellationToken ct = default)
    {
        Forget(LabMachineExtensions.All);
        return Task.WhenAll(Present.Where(m => m.Pid() is not null).Select(m => m.StopAsync(ct)));
    }
}
