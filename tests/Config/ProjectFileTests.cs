using System.Xml.Linq;

namespace Ipv6Dmz.Tests.Config;

public class ProjectFileTests
{
    [Fact]
    public void An_advisory_is_a_warning_and_never_stops_a_deployment()
    {
        var project = XDocument.Parse(RepositoryFile.Read("Directory.Build.props"));

        Assert.Equal("true", project.Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.Superset(
            new HashSet<string> { "NU1900", "NU1901", "NU1902", "NU1903", "NU1904" },
            project.Descendants("WarningsNotAsErrors").Single().Value.Split(';').ToHashSet());
    }

    [Theory]
    [InlineData("infra", "")]
    [InlineData("components", "")]
    [InlineData("components", "offline")]
    public void Without_a_word_about_it_MSBuild_takes_the_packages_and_not_the_stand_in(string project, string sdk)
    {
        var (exitCode, items) = Tool.Run(
            "dotnet", ["msbuild", $"{project}/{project}.csproj", .. sdk == "" ? [] : new[] { $"-p:PulumiSdk={sdk}" }, "-getItem:ProjectReference", "-getItem:PackageReference"],
            folder: RepositoryFile.Root());

        Assert.Equal(0, exitCode);
        Assert.Equal(sdk == "", items.Contains("\"Identity\": \"Pulumi\""));
        Assert.Equal(sdk != "", items.Replace(RepositoryFile.Root(), "").Contains("offline.csproj"));
    }
}
