using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Tests.Config;
using Ipv6Dmz.Tests.Rendering;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class ProbeSuiteTests
{
    public static TheoryData<string> Names => [.. Cases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void At_least_50_probes_each_with_a_name_a_place_and_what_is_expected_come_before_what_disturbs_the_machines(string name)
    {
        var (all, gentle) = (Suite(name), Suite(name, disturb: false));

        Assert.InRange(gentle.Count, 50, 500);
        Assert.All(gentle, probe => Assert.Equal(ProbeKind.Normal, probe.Kind));
        Assert.Distinct(all.Select(probe => probe.Name));
        Assert.All(all, probe => Assert.All([probe.Name, probe.Place, probe.Expected], text => Assert.Matches("^[^{\n]+$", text)));
        Assert.Equal(all.Select(probe => probe.Kind).Order(), all.Select(probe => probe.Kind));
        Assert.Equal([ProbeKind.Normal, ProbeKind.Control, ProbeKind.TunnelDown], all.Select(probe => probe.Kind).Distinct());
        // What disturbs is never asked ahead.
        Assert.All(all.Where(probe => probe.Questions is not null), probe => Assert.Equal(ProbeKind.Normal, probe.Kind));
    }

    [Theory]
    [InlineData("dev", "control: ", "a DMZ host does reach the home PC over IPv4")]
    [InlineData("dev", "control: ", "a DMZ host does reach the home PC over IPv6")]
    [InlineData("dev", "control: ", "the home PC does reach a DMZ host over IPv4")]
    [InlineData("dev", "control: ", "the home PC does reach a DMZ host over IPv6")]
    [InlineData("dev", "With exposure closed", "the internet reaches no TCP service of a DMZ host")]
    [InlineData("open-to-the-internet", "With exposure open", "the internet reaches a TCP service of a DMZ host")]
    public void The_isolation_has_controls_and_the_exposure_is_looked_at(string name, string beginning, string probe) =>
        Assert.Contains(Suite(name), it => it.Name.StartsWith(beginning) && it.Name.Contains(probe));

    [Fact]
    public void The_hosts_of_the_stack_s_file_have_at_least_60_probes_from_every_place_with_both_outcomes()
    {
        var stack = Cases.All["dev"].Add("hosts", YamlFile.Hosts(RepositoryFile.Read("Pulumi.dev.yaml")));
        var all = ProbeSuite.All(new ProbeOptions(Plans.Of(stack)));
        var added = all.ExceptBy(Suite("dev").Select(probe => probe.Name), probe => probe.Name).ToArray();

        TestContext.Current.SendDiagnosticMessage($"{all.Count} probes, {added.Length} of them for hosts");
        Assert.InRange(added.Length, 60, int.MaxValue);
        Assert.Distinct(all.Select(probe => probe.Name));
        Assert.Empty(new[] { "stranger", "vps", "homepc", "provider", "dmzhost2", "web", "dns", "shell", "game" }.Except(added.Select(probe => probe.Place)));
        Assert.All(["dns's dns", "dns's dns-tcp", "web's https", "web's http", "shell's ssh"], server => Assert.Contains(added, probe => probe.Name == $"The internet is answered by {server}"));
        Assert.Contains(added, probe => probe.Name == "Home is not answered by shell's ssh");
        Assert.Contains(added, probe => probe.Name.StartsWith("control: ") && probe.Name.EndsWith("home does reach shell's ssh"));
    }

    private static IReadOnlyList<Probe> Suite(string name, bool disturb = true) =>
        ProbeSuite.All(new ProbeOptions(Plans.Of(Cases.All[name])) { Disturb = disturb });
}
