using Ipv6Dmz.Tests.Planning;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Tests.Rendering;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class ProbeSuiteTests
{
    public static TheoryData<string> Names => [.. Cases.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_at_least_50_probes_also_when_nothing_may_be_disturbed(string name)
    {
        Assert.InRange(Suite(name, disturb: false).Count, 50, 500);
        Assert.All(Suite(name, disturb: false), probe => Assert.Equal(ProbeKind.Normal, probe.Kind));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_probe_has_a_name_of_its_own_and_says_from_where_it_looks_and_what_is_expected(string name)
    {
        Assert.Distinct(Suite(name).Select(probe => probe.Name));
        Assert.All(Suite(name), probe => Assert.All([probe.Name, probe.Place, probe.Expected], text => Assert.Matches("^[^{\n]+$", text)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_disturbs_the_machines_comes_last_and_is_never_asked_ahead(string name)
    {
        var kinds = Suite(name).Select(probe => probe.Kind).ToArray();

        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal([ProbeKind.Normal, ProbeKind.Control, ProbeKind.TunnelDown], kinds.Distinct());
        Assert.All(Suite(name).Where(probe => probe.Questions is not null), probe => Assert.Equal(ProbeKind.Normal, probe.Kind));
    }

    [Theory]
    [InlineData("dev", "control: ", "a DMZ host does reach the home PC over IPv4")]
    [InlineData("dev", "control: ", "a DMZ host does reach the home PC over IPv6")]
    [InlineData("dev", "control: ", "the home PC does reach a DMZ host over IPv4")]
    [InlineData("dev", "control: ", "the home PC does reach a DMZ host over IPv6")]
    [InlineData("dev", "With exposure closed", "the internet reaches no TCP service of a DMZ host")]
    [InlineData("open-to-the-internet", "With exposure open", "the internet reaches a TCP service of a DMZ host")]
    public void The_isolation_has_controls_and_the_exposure_is_looked_at(string name, string beginning, string probe)
    {
        var names = Suite(name).Select(it => it.Name).ToList();

        Assert.Contains(names, it => it.StartsWith(beginning, StringComparison.Ordinal) && it.Contains(probe, StringComparison.Ordinal));
        string.Join('\n', names).MustNotSay(name == "dev" ? "exposure open" : "exposure closed");
    }

    private static IReadOnlyList<Probe> Suite(string name, bool disturb = true) =>
        ProbeSuite.All(new ProbeOptions(Plans.Of(Cases.All[name])) { Disturb = disturb });
}
