using Ipv6Dmz.Tests.Planning;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class ProbePlanTests
{
    [Fact]
    public void The_plan_is_the_one_that_the_program_deploys_with_what_was_set_for_one_run()
    {
        var stack = new StackConfig(
            "ipv6-dmz", "dev", SampleConfig.Group(SampleConfig.Dev).ToImmutableSortedDictionary(group => $"ipv6-dmz:{group.Key}", group => group.Value), []);
        var expected = Plans.Of(SampleConfig.DevWith(("dmz.exposure", "open")));

        var plan = ProbePlan.Of(stack.With([new ConfigValue("dmz.exposure", "open"), new ConfigValue("other:dmz.exposure", "nonsense")]));

        Assert.Equal((expected.Router, expected.Tunnel, expected.Routing), (plan.Router, plan.Tunnel, plan.Routing));
        Assert.Equal((expected.Dmz.Prefix, expected.Dmz.Given.Exposure, expected.Vps.Ipv4, expected.Uplink.Mtu), (plan.Dmz.Prefix, plan.Dmz.Given.Exposure, plan.Vps.Ipv4, plan.Uplink.Mtu));
    }
}
