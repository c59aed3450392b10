using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Machines without a free byte.</summary>
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class DiskFaultTests(LabFixture fixture)
{
    private const string Flushed = "the disks of both machines are full, and another program flushes their firewalls and policy rules";
    private const string Up = "the disks of both machines are full during an up";
    private const string Reboot = "both machines reboot with full disks";

    private static readonly string[] Machines = ["vps", "router"];

    [Fact]
    [Reliability(ReliabilityTable.Faults, Flushed, Fault.Returns + ", firewall and all")]
    [Reliability(ReliabilityTable.Faults, Up, "the up fails and says why, traffic goes on; with room again the next one goes through")]
    [Reliability(ReliabilityTable.Faults, Reboot, Fault.Returns + " of the machines' answering, firewall and all")]
    public async Task A_full_disk_stops_a_change_and_nothing_that_runs()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        var range = new ConfigValue("dmz.dhcpRange", "192.168.2.50-192.168.2.60");
        await OnBothAsync(lab, $"""
            {Disk.Fill}
            ! echo more 2>/dev/null >/var/lib/ipv6-dmz/more
            rm -f /var/lib/ipv6-dmz/more
            """);

        await Fault.RunAsync(lab, Flushed, () => OnBothAsync(lab, "nft flush ruleset; ip -6 rule flush; ip -6 rule add pref 32766 lookup main"), afterwards: () => GuardedAsync(lab));
        await Fault.RunAsync(lab, Reboot, () => Fault.RebootAsync(lab, LabMachine.Vps, LabMachine.Router), afterwards: () => GuardedAsync(lab));
        await Fault.RunAsync(lab, Up, async () =>
        {
            var failed = await lab.UpAsync(range);
            Assert.Contains(failed.Failures, failure => failure.Message.Contains("No space left"));
        }, afterwards: async () =>
        {
            await OnBothAsync(lab, Disk.Free);
            var result = await lab.UpAsync(range);
            Assert.True(result.Ok, string.Join('\n', result.Failures));
        });

        await lab.ProbeAsync(only: "dmzhost2", config: range);
    }

    private static Task OnBothAsync(DeployedLab lab, string command) => Task.WhenAll(Machines.Select(machine => lab.SayAsync(machine, command)));

    private static Task GuardedAsync(DeployedLab lab) =>
        OnBothAsync(lab, "timeout 60 sh -c 'until nft list table inet ipv6_dmz >/dev/null 2>&1 && ip -6 rule | grep -q ^6400:; do sleep 1; done'");
}
