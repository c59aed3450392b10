namespace Ipv6Dmz.Tests.Config;

public class PipelineTests
{
    private static readonly string[] Later = ["using Pulumi", "Ipv6Dmz.Planning", "Ipv6Dmz.Concerns", "Ipv6Dmz.Uplinks", "Ipv6Dmz.Apply", "Planner."];

    // config → plan → render → apply: what stands first knows nothing of what follows.
    [Fact]
    public void The_configuration_uses_nothing_that_is_made_of_it() => Assert.Empty(
        from file in Directory.EnumerateFiles(RepositoryFile.Path("components/Config"), "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(file)
        where Later.Any(name => line.Contains(name))
        select $"{Path.GetFileName(file)}: {line}");
}
