using System.Text.Json;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class ProbeReportTests
{
    private static readonly ProbeResult Good = new("the host has an address", "dmzhost", "2001:db8:0:2::/64", "2001:db8:0:2::5", true, TimeSpan.FromSeconds(1.26));
    private static readonly ProbeResult Bad = new("home → DMZ: nothing", "homepc", "nothing", "an answer\nfrom [192.168.2.5]", false, TimeSpan.FromSeconds(4));
    private readonly StringWriter text = new();

    [Fact]
    public void Json_is_one_object_a_line_with_the_five_names()
    {
        var line = ProbeReport.JsonLine(Bad);

        Assert.DoesNotContain('\n', line);
        Assert.Equal(
            ["name: home → DMZ: nothing", "place: homepc", "expected: nothing", "seen: an answer\nfrom [192.168.2.5]", "ok: False"],
            JsonDocument.Parse(line).RootElement.EnumerateObject().Select(property => $"{property.Name}: {property.Value}"));
    }

    [Fact]
    public void Where_there_is_no_terminal_each_probe_is_one_plain_line()
    {
        ProbeReport.Progress(new Screen(text, terminal: false), Good, 3, 58);
        ProbeReport.Table(new Screen(text, terminal: false), [Good, Bad]);

        Assert.Equal("""
            [ 3/58] ok     1.3 s  dmzhost: the host has an address
            ok | dmzhost | the host has an address | expected: 2001:db8:0:2::/64 | seen: 2001:db8:0:2::5
            FAIL | homepc | home → DMZ: nothing | expected: nothing | seen: an answer / from [192.168.2.5]
            2 probes: 1 as expected, 1 not

            """, text.ToString(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void In_a_terminal_it_is_a_table_and_brackets_are_no_markup()
    {
        ProbeReport.Table(new Screen(text, terminal: true), [Good, Bad]);

        text.ToString().MustSay("[192.168.2.5]", "FAIL");
    }
}
