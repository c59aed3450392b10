namespace Ipv6Dmz.Tests.Lab.Scenarios;

public class ReliabilityTableTests
{
    private static readonly ReliabilityRow Row = new("Faults", "A | B", "traffic is back", "it was", "3.10 s", "4 of 300", "1.20 s");

    /// <summary>After a row is added or changed: <c>IPV6_DMZ_UPDATE_RELIABILITY=1 ./test.sh</c>, which measures it too.</summary>
    [Fact]
    public void The_document_has_a_row_for_each_scenario_that_a_test_is_marked_with_and_no_other()
    {
        if (ReliabilityTable.Updates)
        {
            ReliabilityTable.Update();
        }

        Assert.Equal(
            ReliabilityTable.Registered.Select(Text),
            ReliabilityTable.Read(File.ReadAllText(ReliabilityTable.Document)).Select(Text));

        static string Text(ReliabilityRow row) => $"{row.Group}: {row.Cause}: {row.Expected}";
    }

    [Fact]
    public void Each_row_has_a_cause_of_its_own_and_a_group_that_the_table_has()
    {
        Assert.Equal(ReliabilityTable.Registered.Count, ReliabilityTable.Registered.Select(row => row.Cause).Distinct().Count());
        Assert.All(ReliabilityTable.Registered, row => Assert.Contains(row.Group, ReliabilityTable.Groups));
    }

    [Fact]
    public void What_is_written_into_a_document_is_read_from_it_and_the_rest_stays()
    {
        const string document = "Words.\n\n<!-- The table: written by the tests. -->\nold\n<!-- The end of the table. -->\nMore.\n";
        ReliabilityRow[] rows = [Row with { Group = "A change that goes right", Seen = "" }, Row];

        var written = ReliabilityTable.Replace(document, ReliabilityTable.Render(rows));

        Assert.Equal(rows, ReliabilityTable.Read(written));
        Assert.Equal(written, ReliabilityTable.Replace(written, ReliabilityTable.Render(rows)));
        Assert.StartsWith("Words.\n\n<!--", written);
        Assert.EndsWith("-->\nMore.\n", written);
        Assert.DoesNotContain("old", written);
    }

    [Fact]
    public void A_measured_row_adds_up_its_streams_and_has_the_longest_of_their_gaps()
    {
        PingStream Stream(double last) => new("", new Dictionary<int, double> { [1] = 100, [2] = last }, Sent: 4, Stopped: 112);

        var row = Row.Measured("it was", TimeSpan.FromSeconds(2.25), [Stream(101), Stream(110)]);

        Assert.Equal(("2.25 s", "4 of 8", "11 s"), (row.Back, row.Lost, row.Gap));
        Assert.Equal(("", "", ""), (Row.Measured("", null, []).Back, Row.Measured("", null, []).Lost, Row.Measured("", null, []).Gap));
    }
}
