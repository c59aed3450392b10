using Ipv6Dmz.Tests.Planning;
using System.Collections.Immutable;
using Ipv6Dmz.Config;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Planning;
using Ipv6Dmz.Tests.Config;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class ProbePlanTests
{
    [Fact]
    public void The_plan_is_the_one_that_the_program_deploys()
    {
        var (expected, plan) = (Plans.Of(SampleConfig.Dev), ProbePlan.Of(Stack()));

        Assert.Equal((expected.Router, expected.Tunnel, expected.Routing), (plan.Router, plan.Tunnel, plan.Routing));
        Assert.Equal((expected.Dmz.Prefix, expected.Vps.Ipv4, expected.Uplink.Mtu), (plan.Dmz.Prefix, plan.Vps.Ipv4, plan.Uplink.Mtu));
    }

    [Fact]
    public void A_value_that_was_set_for_one_run_counts_and_other_projects_keys_do_not()
    {
        var config = Stack().With([new ConfigValue("dmz.exposure", "open"), new ConfigValue("other:dmz.exposure", "nonsense")]);

        Assert.Equal(Exposure.Open, ProbePlan.Of(config).Dmz.Exposure);
    }

    [Fact]
    public void All_errors_of_the_configuration_are_said_a_line_each()
    {
        var config = Stack().With([new ConfigValue("dmz.exposure", "half"), new ConfigValue("vps.sshPort", "0")]);

        var error = Assert.Throws<CommandException>(() => ProbePlan.Of(config));

        Assert.Equal(["vps.sshPort", "dmz.exposure"], error.Message.Split('\n').Select(line => line.Split(':')[0]));
    }

    private static StackConfig Stack() => new(
        "ipv6-dmz", "dev", SampleConfig.Group(SampleConfig.Dev).ToImmutableSortedDictionary(group => $"ipv6-dmz:{group.Key}", group => group.Value), []);
}
