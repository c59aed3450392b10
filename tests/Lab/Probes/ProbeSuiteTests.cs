using Ipv6Dmz.Tests.Planning;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Tests.Config;
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
    public void Every_name_stands_once_and_reads_as_a_sentence(string name) => Assert.All(Suite(name).CountBy(probe => probe.Name), entry =>
    {
        Assert.Equal(1, entry.Value);
        Assert.Matches(@"^(control: )?[A-Za-z][^\n]*[^.\s]$", entry.Key);
        Assert.True(entry.Key.StartsWith("control: ", StringComparison.Ordinal) || char.IsAsciiLetterUpper(entry.Key[0]), entry.Key);
        Assert.InRange(entry.Key.Split(' ').Length, 4, 30);
        Assert.DoesNotContain("{", entry.Key, StringComparison.Ordinal);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_probe_says_from_where_it_looks_and_what_is_expected(string name) => Assert.All(Suite(name), probe =>
    {
        Assert.NotEmpty(probe.Place);
        Assert.NotEmpty(probe.Expected);
        Assert.DoesNotContain('\n', probe.Expected);
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void What_disturbs_the_machines_comes_last_and_is_never_asked_ahead(string name)
    {
        var kinds = Suite(name).Select(probe => probe.Kind).ToArray();

        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal([ProbeKind.Normal, ProbeKind.Control, ProbeKind.TunnelDown], kinds.Distinct());
        Assert.All(Suite(name).Where(probe => probe.Questions is not null), probe => Assert.Equal(ProbeKind.Normal, probe.Kind));
    }

    [Fact]
    public void The_isolation_has_controls_in_both_directions_and_families()
    {
        var controls = Suite("dev").Where(probe => probe.Name.StartsWith("control: ", StringComparison.Ordinal)).Select(probe => probe.Name).ToArray();

        foreach (var (from, to) in new[] { ("a DMZ host does reach", "the home PC"), ("the home PC does reach", "a DMZ host") })
        {
            foreach (var family in new[] { "IPv4", "IPv6" })
            {
                Assert.Contains(controls, control => control.Contains($"{from} {to} over {family}", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void With_exposure_open_a_service_is_expected_to_answer_and_with_closed_it_is_not()
    {
        Assert.Contains(Suite("dev"), probe => probe.Name == "With exposure closed the internet reaches no TCP service of a DMZ host");
        Assert.Contains(Suite("open-to-the-internet"), probe => probe.Name == "With exposure open the internet reaches a TCP service of a DMZ host");
        Assert.DoesNotContain(Suite("open-to-the-internet"), probe => probe.Name.Contains("exposure closed", StringComparison.Ordinal));
    }

    private static IReadOnlyList<Probe> Suite(string name, bool disturb = true) =>
        ProbeSuite.All(new ProbeOptions(Plans.Of(Cases.All[name])) { Disturb = disturb });
}
