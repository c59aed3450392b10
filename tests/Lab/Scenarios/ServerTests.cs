namespace Ipv6Dmz.Tests.Lab.Scenarios;

// The hosts that the stack's file lists, with real servers on them: nginx, BIND, OpenSSH and an echo. The cloud's tests look at them with the other uplinks.
[Collection(LabCollection.Name), Trait("Category", "Hosts")]
public sealed class ServerTests(LabFixture fixture)
{
    [Fact, Trait("Debian", "every")]
    public async Task Real_servers_answer_whom_the_list_lets_in_and_their_logs_say_who_it_was()
    {
        var lab = await DeployedLab.AtAsync(fixture);
        await lab.UpAsync(DeployedLab.Listed);
        await ServiceTests.LeaseAsync(lab, "web dns shell game", first: "web");

        var count = 0;
        foreach (var only in new[] { "answered by", "game's", "forward chains open home" })
        {
            count += await lab.ProbeAsync(only, DeployedLab.Listed, disturb: true);
        }

        Assert.InRange(count, 60, int.MaxValue);
    }
}
