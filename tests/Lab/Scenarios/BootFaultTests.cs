using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Machines that start anew. Time counts from when the machine answers again: under emulation the boot itself takes a minute.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class BootFaultTests(LabFixture fixture)
{
    private const string VpsReboots = "the VPS reboots";
    private const string RouterReboots = "the router reboots";
    private const string BothReboot = "both machines reboot at once, and no resolver answers them";
    private const string VpsPower = "the VPS loses its power";
    private const string RouterPower = "the router loses its power";
    private const string Within = "traffic is back within 30 s of the machine's answering";

    [Fact]
    [Reliability(VpsReboots, Within)]
    [Reliability(RouterReboots, Within)]
    [Reliability(BothReboot, Within)]
    public async Task After_reboots_everything_is_back()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await Fault.RunAsync(lab, VpsReboots, () => Fault.RebootAsync(lab, LabMachine.Vps));
        await Fault.RunAsync(lab, RouterReboots, () => Fault.RebootAsync(lab, LabMachine.Router));
        await lab.SayAsync("world", "kill $(cat /run/lab/dns.pid)");
        await Fault.RunAsync(lab, BothReboot, () => Fault.RebootAsync(lab, LabMachine.Vps, LabMachine.Router));

        await lab.ProbeAsync("homepc");
    }

    [Fact]
    [Reliability(VpsPower, Within)]
    [Reliability(RouterPower, Within)]
    public async Task After_a_loss_of_power_everything_is_back()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await Fault.RunAsync(lab, VpsPower, () => Fault.PowerLossAsync(lab, LabMachine.Vps));
        await Fault.RunAsync(lab, RouterPower, () => Fault.PowerLossAsync(lab, LabMachine.Router));

        await lab.ProbeAsync("dmzhost2");
    }
}
