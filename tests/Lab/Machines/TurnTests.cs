using Ipv6Dmz.Lab.Machines;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>With the cloud's tests, which are the ones that run beside others in one process.</summary>
[Collection(LabCollection.Name), Trait("Category", "Cloud")]
public sealed class TurnTests(LabFixture lab, CloudFixture cloud)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_one_lab_is_used_the_machines_of_the_other_stand_still()
    {
        var limit = TimeSpan.FromSeconds(10);
        var machines = await lab.AtAsync();

        var others = await cloud.EmptyAsync();
        Assert.Equal((false, true), (await machines.AnswersAsync(LabMachine.World, limit, Ct), await others.AnswersAsync(LabMachine.World, limit, Ct)));

        await lab.AtAsync();
        Assert.Equal((true, false), (await machines.AnswersAsync(LabMachine.World, limit, Ct), await others.AnswersAsync(LabMachine.World, limit, Ct)));
    }
}
