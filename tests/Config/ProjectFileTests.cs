using System.Xml.Linq;
using Ipv6Dmz.Tests.Tools;

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

    [Fact]
    public void Only_the_SDK_s_props_refer_to_the_stand_in_and_only_for_an_offline_build()
    {
        var referring = ProjectFiles().Where(path => File.ReadAllText(path).Contains("offline.csproj", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["Pulumi.Sdk.props"], referring.Select(path => Path.GetRelativePath(RepositoryFile.Root(), path)));

        var reference = Assert.Single(Load("Pulumi.Sdk.props").Descendants("ProjectReference"));
        Assert.Equal("'$(PulumiSdk)' == 'offline'", reference.Parent!.Attribute("Condition")!.Value);
    }

    [Fact]
    public void Without_a_word_about_it_the_real_SDK_is_built_with() =>
        Assert.Equal("nuget", Load("Directory.Build.props").Descendants("PulumiSdk").Single().Value);

    [Theory]
    [InlineData("infra")]
    [InlineData("components")]
    public void What_MSBuild_makes_of_it_refers_to_the_packages_and_not_to_the_stand_in(string project)
    {
        var (exitCode, items) = Tool.Run(
            "dotnet", ["msbuild", $"{project}/{project}.csproj", "-p:PulumiSdk=nuget", "-getItem:ProjectReference", "-getItem:PackageReference"], folder: RepositoryFile.Root());

        Assert.Equal(0, exitCode);
        Assert.Contains("\"Identity\": \"Pulumi\"", items, StringComparison.Ordinal);
        Assert.DoesNotContain("offline", items.Replace(RepositoryFile.Root(), "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Without what is built, and without the lab's folder, which changes while its tests run.</summary>
    private static IEnumerable<string> ProjectFiles() =>
        from folder in new DirectoryInfo(RepositoryFile.Root()).GetDirectories().Where(folder => folder.Name[0] != '.').Select(folder => (folder.FullName, SearchOption.AllDirectories))
            .Append((RepositoryFile.Root(), SearchOption.TopDirectoryOnly))
        from path in Directory.EnumerateFiles(folder.Item1, "*", folder.Item2)
        where Path.GetExtension(path) is ".csproj" or ".props" or ".targets"
        where !path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select path;

    private static XDocument Load(string path) => XDocument.Parse(RepositoryFile.Read(path));
}
