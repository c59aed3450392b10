namespace Ipv6Dmz.Tests.Lab.Scenarios;

public class ReliabilityTableTests
{
    private static readonly ReliabilityRow Row = new("Faults", "A | B", "traffic is back", "it was", "3.10 s", "4 of 300", "1.20 s");

    // After a row is added or changed: `IPV6_DMZ_UPDATE_RELIABILITY=1 ./test.sh`, which measures it too.
    [Fact]
    public void The_document_has_a_row_for_each_scenario_that_a_test_is_marked_with_and_no_other()
    {
        if (ReliabilityTable.Updates)
        {
            ReliabilityTable.Update();
        }

        Assert.Equal(Texts(ReliabilityTable.Registered), Texts(ReliabilityTable.Read(File.ReadAllText(ReliabilityTable.Document))));
        Assert.Distinct(ReliabilityTable.Registered.Select(row => row.Cause));
        Assert.All(ReliabilityTable.Registered, row => Assert.Contains(row.Group, ReliabilityTable.Groups));

        static IEnumerable<string> Texts(IEnumerable<ReliabilityRow> rows) => rows.Select(row => $"{row.Group}: {row.Cause}: {row.Expected}");
    }

    [Fact]
    public void What_is_written_into_a_document_is_read_from_it_and_the_rest_stays()
    {
        const string document = "Words.\n\n<!-- The table: written by the tests. -->\nold\n<!-- The end of the table. -->\nMore.\n";
        ReliabilityRow[] rows = [Row with { Group = "A change that goes right", Seen = "" }, Row];

        var written = ReliabilityTable.Replace(document, ReliabilityTable.Render(rows));

        Assert.Equal(rows, ReliabilityTable.Read(written));
        Assert.Equal(written, ReliabilityTable.Replace(written, ReliabilityTable.Render(rows)));
        Assert.Matches(@"(?s)\AWords\.\n\n<!--(?!.*old).*-->\nMore\.\n\z", written);
    }

    [Fact]
    public void A_measured_row_adds_up_its_streams_and_has_the_longest_of_their_gaps()
    {
        PingStream Stream(double last) => new("", new Dictionary<int, double> { [1] = 100, [2] = last }, Sent: 4, Stopped: 112);

        Assert.Equal(Row with { Back = "2.25 s", Lost = "4 of 8", Gap = "11 s" }, Row.Measured("it was", TimeSpan.FromSeconds(2.25), [Stream(101), Stream(110)]));
        Assert.Equal(Row with { Seen = "", Back = "", Lost = "", Gap = "" }, Row.Measured("", null, []));
    }
}
