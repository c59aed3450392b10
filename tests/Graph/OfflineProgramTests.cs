namespace Ipv6Dmz.Tests.Graph;

public class OfflineProgramTests
{
    [Fact]
    public void A_program_built_against_the_stand_in_says_so_in_one_line_and_ends_with_an_error()
    {
        Assert.SkipUnless(typeof(Deployment).Assembly.GetName().Name == "Pulumi.Offline", "built against the real SDK");

        var (exitCode, output) = Tool.Run("dotnet", ["exec", typeof(DmzStack).Assembly.Location]);

        Assert.Equal(1, exitCode);
        Assert.Equal(
            "This program is built against the offline stand-in for the Pulumi SDK and can't deploy: build it with -p:PulumiSdk=nuget.",
            Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
    }
}
