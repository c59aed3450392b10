namespace Ipv6Dmz.Tests.Lab.Scenarios;

// Other programs on the machines that do to the network what they do.
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class ServiceFaultTests(LabFixture fixture)
{
    private const string Networkd = "the VPS's network service (systemd-networkd) restarts";
    private const string Ifupdown = "the router's network service (ifupdown) restarts";
    private const string Flushed = "another program flushes the firewall and the policy rules of both machines";

    [Fact]
    [Reliability(Networkd)]
    [Reliability(Ifupdown)]
    [Reliability(Flushed)]
    public async Task What_other_programs_take_away_is_back()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await Fault.RunAsync(lab, Networkd, () => lab.SayAsync("vps", "systemctl restart systemd-networkd"), afterwards: () => Fault.GuardedAsync(lab));
        await Fault.RunAsync(lab, Ifupdown, () => lab.SayAsync("router", "systemctl restart networking"), afterwards: () => Fault.GuardedAsync(lab));
        await Fault.RunAsync(lab, Flushed, () => Fault.FlushAsync(lab), afterwards: () => Fault.GuardedAsync(lab));

        await lab.ProbeAsync("homepc");
    }
}
