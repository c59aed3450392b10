using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class ProbeReportTests
{
    [Fact]
    public void In_a_terminal_s_table_brackets_are_no_markup()
    {
        var text = new StringWriter();

        ProbeReport.Table(
            new Screen(text, terminal: true), [new("home → DMZ: nothing", "homepc", "nothing", "an answer\nfrom [192.168.2.5]", false, TimeSpan.FromSeconds(4))]);

        text.ToString().MustSay("[192.168.2.5]", "FAIL", "1 probes: 0 as expected, 1 not");
    }
}
