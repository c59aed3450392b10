using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Machines without a free byte.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DiskFaultTests(LabFixture fixture)
{
    private const string Flushed = "the disks of both machines are full, and another program flushes their firewalls and policy rules";
    private const string Up = "the disks of both machines are full during an up";
    private const string Reboot = "both machines reboot with full disks";

    [Fact]
    [Reliability(Flushed, Fault.Returns + ", firewall and all")]
    [Reliability(Up, "the up fails and says why, traffic goes on; with room again the next one goes through")]
    [Reliability(Reboot, Fault.Returns + " of the machines' answering, firewall and all")]
    public async Task A_full_disk_stops_a_change_and_nothing_that_runs()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        const string range = "dmz.dhcpRange=192.168.2.50-192.168.2.60";
        await lab.SayBothAsync($"""
            {Disk.Fill}
            ! echo more 2>/dev/null >/var/lib/ipv6-dmz/more
            rm -f /var/lib/ipv6-dmz/more
            """);

        await Fault.RunAsync(lab, Flushed, () => Fault.FlushAsync(lab), afterwards: () => Fault.GuardedAsync(lab));
        await Fault.RunAsync(lab, Reboot, () => Fault.RebootAsync(lab, LabMachine.Vps, LabMachine.Router), afterwards: () => Fault.GuardedAsync(lab));
        await Fault.RunAsync(lab, Up, () => lab.FailAsync(range, "", "No space left"), afterwards: async () =>
        {
            await lab.SayBothAsync(Disk.Free);
            await lab.UpAsync(range);
        });

        await lab.ProbeAsync("dmzhost2", range);
    }
}
