using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class ProbeReportTests
{
    private static readonly ProbeResult Good = new("the host has an address", "dmzhost", "2001:db8:0:2::/64", "2001:db8:0:2::5", true, TimeSpan.FromSeconds(1.26));
    private static readonly ProbeResult Bad = new("home → DMZ: nothing", "homepc", "nothing", "an answer\nfrom [192.168.2.5]", false, TimeSpan.FromSeconds(4));

    [Fact]
    public void Json_is_one_object_a_line_with_the_five_names() => Assert.Equal(
        """{"name":"home → DMZ: nothing","place":"homepc","expected":"nothing","seen":"an answer\nfrom [192.168.2.5]","ok":false}""", ProbeReport.JsonLine(Bad));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_table_has_what_was_seen_and_how_many_were_not_as_expected_and_brackets_are_no_markup(bool terminal)
    {
        var text = new StringWriter();

        ProbeReport.Table(new Screen(text, terminal), [Good, Bad]);

        text.ToString().MustSay("[192.168.2.5]", "FAIL", "2 probes: 1 as expected, 1 not");
    }
}
