using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>A reboot from inside, waited for: the machine is back when it answers with another boot's id.</summary>
internal sealed class Reboot(VirtualMachine machine, SshTarget target, Sessions sessions, TimeSpan limit)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    public async Task RunAsync(CancellationToken ct)
    {
        var session = await sessions.GetAsync(machine.Id, ct);
        var before = await BootIdAsync(session, ct);
        // Detached, so that the answer arrives before the machine is gone.
        try
        {
            await session.RunAsync("systemctl --no-block reboot", ct: ct);
        }
        catch (Exception e) when (Sessions.IsLost(e, ct))
        {
            // The machine may be gone before its answer is out.
        }
        sessions.Drop(machine.Id);
        if (!await Poll.UntilAsync(token => IsBackAsync(before, token), limit, Pause, ct))
        {
            throw new LabException($"{machine.Id.Label()} did not come back after its restart. The end of its console:\n{machine.ConsoleTail()}");
        }
    }

    private async Task<bool> IsBackAsync(string before, CancellationToken ct)
    {
        if (!await Readiness.AnswersAsync(target.Port, TimeSpan.FromSeconds(4), ct))
        {
            return false;
        }
        try
        {
            using var session = await SshConnection.OpenAsync(target, dialErrorLimit: 0, ct: ct);
            // Nothing: it was cut off.
            var now = await BootIdAsync(session, ct);
            return now != "" && now != before;
        }
        catch (Exception e) when (Sessions.IsLost(e, ct))
        {
            return false;
        }
    }

    private static async Task<string> BootIdAsync(SshConnection session, CancellationToken ct) =>
        (await session.RunAsync("cat /proc/sys/kernel/random/boot_id", ct: ct)).Stdout.Trim();
}
