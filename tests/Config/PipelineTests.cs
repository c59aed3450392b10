namespace Ipv6Dmz.Tests.Config;

public class PipelineTests
{
    // config → plan → render → apply: what stands first knows nothing of what follows.
    [Theory]
    [InlineData("Config", "using Pulumi|Ipv6Dmz.Planning|Ipv6Dmz.Concerns|Ipv6Dmz.Uplinks|Ipv6Dmz.Keys|Ipv6Dmz.Apply|Ipv6Dmz.HCloud|Planner.")]
    [InlineData("Planning", "using Pulumi|Ipv6Dmz.Concerns|Ipv6Dmz.Uplinks|Ipv6Dmz.Keys|Ipv6Dmz.Apply|Ipv6Dmz.HCloud")]
    [InlineData("Concerns", "using Pulumi|Ipv6Dmz.Uplinks|Ipv6Dmz.Apply|Ipv6Dmz.HCloud")]
    public void A_stage_uses_nothing_that_is_made_of_it(string stage, string later) => Assert.Empty(
        from file in Directory.EnumerateFiles(RepositoryFile.Path($"components/{stage}"), "*.cs", SearchOption.AllDirectories)
        from line in File.ReadLines(file)
        where later.Split('|').Any(name => line.Contains(name))
        select $"{Path.GetFileName(file)}: {line}");
}
