namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>Other programs on the machines that do to the network what they do.</summary>
[Collection(LabCollection.Name), Trait("Category", "Faults")]
public sealed class ServiceFaultTests(LabFixture fixture)
{
    private const string Networkd = "the VPS's network service (systemd-networkd) restarts";
    private const string Ifupdown = "the router's network service (ifupdown) restarts";
    private const string Flushed = "another program flushes the firewall and the policy rules of both machines";

    [Fact]
    [Reliability(ReliabilityTable.Faults, Networkd, Fault.Returns)]
    [Reliability(ReliabilityTable.Faults, Ifupdown, Fault.Returns)]
    [Reliability(ReliabilityTable.Faults, Flushed, Fault.Returns)]
    public async Task What_other_programs_take_away_is_back()
    {
        var lab = await DeployedLab.AtAsync(fixture);

        await Fault.RunAsync(lab, Networkd, () => lab.SayAsync("vps", "systemctl restart systemd-networkd"), afterwards: () => ShownAsync(lab));
        await Fault.RunAsync(lab, Ifupdown, () => lab.SayAsync("router", "systemctl restart networking"), afterwards: () => ShownAsync(lab));
        await Fault.RunAsync(
            lab,
            Flushed,
            () => Task.WhenAll(new[] { "vps", "router" }.Select(machine =>
                lab.SayAsync(machine, "nft flush ruleset; ip -6 rule flush; ip -6 rule add pref 32766 lookup main"))),
            afterwards: () => ShownAsync(lab));

        await lab.ProbeAsync(only: "homepc");
    }

    /// <summary>Both machines have their firewall and their rules again: traffic alone passes without them, too.</summary>
    private static Task ShownAsync(DeployedLab lab) => Task.WhenAll(new[] { "vps", "router" }.Select(machine => lab.SayAsync(machine, """
        timeout 60 sh -c 'until nft list table inet ipv6_dmz >/dev/null 2>&1 && ip -6 rule | grep -q ^6400:; do sleep 1; done'
        """)));
}
