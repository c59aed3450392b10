using System.Xml.Linq;

namespace Ipv6Dmz.Tests.Config;

public class ProjectFileTests
{
    [Fact]
    public void An_advisory_is_a_warning_and_never_stops_a_deployment()
    {
        var project = Load("Directory.Build.props");

        Assert.Equal("true", project.Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.Superset(
            new HashSet<string> { "NU1900", "NU1901", "NU1902", "NU1903", "NU1904" },
            project.Descendants("WarningsNotAsErrors").Single().Value.Split(';').ToHashSet());
    }

    [Fact]
    public void Advisories_that_do_not_touch_the_real_SDK_are_named_beside_it() =>
        Assert.All(Load("Pulumi.Sdk.props").Descendants("NuGetAuditSuppress"), advisory =>
        {
            Assert.StartsWith("https://github.com/advisories/GHSA-", advisory.Attribute("Include")!.Value, StringComparison.Ordinal);
            Assert.Equal("'$(PulumiSdk)' == 'nuget'", advisory.Parent!.Attribute("Condition")!.Value);
        });

    private static XDocument Load(string path) => XDocument.Parse(RepositoryFile.Read(path));
}
