using Ipv6Dmz.Lab.Probes;

namespace Ipv6Dmz.Tests.Lab.Probes;

/// <summary>With three probes whose questions are asked in one go.</summary>
public class ProbeRunnerTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("tcp 198.18.0.10 2222", "on its IPv4 address")]
    [InlineData("udp 198.18.0.10 9876", "on its IPv4 address")]
    [InlineData("tcp 2001:db8:0:98::1 21", "on its native IPv6 address")]
    [InlineData("udp 2001:db8:0:98::51 21", "on WireGuard's own address")]
    public async Task Each_sees_the_answers_to_its_own_questions_alone(string question, string about)
    {
        var world = new FakeWorld { Answers = { [question] = "open" } };

        var results = await RunAsync(world);

        Assert.Equal(6, Assert.Single(world.Asked).Length);
        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal(question == "" || !result.Name.EndsWith(about), result.Ok));
        Assert.All(results, result => result.Seen.MustSay(result.Ok ? "silence" : $"{question}: open"));
    }

    [Fact]
    public async Task Where_the_common_question_fails_each_probe_asks_for_itself_and_tells()
    {
        var results = await RunAsync(new() { Fails = command => command.Contains(" ask ") });

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal((false, "stranger: exit code 1: it is broken"), (result.Ok, result.Seen)));
    }

    [Fact]
    public async Task A_world_that_takes_no_files_ends_the_run() => Assert.Equal(
        "the world takes no files: it is broken",
        (await Assert.ThrowsAsync<ProbeException>(() => RunAsync(new() { Fails = command => command.StartsWith("mkdir") }))).Message);

    private static Task<IReadOnlyList<ProbeResult>> RunAsync(FakeWorld world) => ProbeRunner.RunAsync(
        world.RunOn, new ProbeOptions(Plans.Of(SampleConfig.Dev)) { Disturb = false }, "offers nothing but SSH and WireGuard", ct: TestContext.Current.CancellationToken);
}
