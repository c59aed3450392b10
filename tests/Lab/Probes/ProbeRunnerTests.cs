using Ipv6Dmz.Tests.Planning;
using Ipv6Dmz.Lab.Probes;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Tests.Lab.Probes;

public class ProbeRunnerTests
{
    private const string Scans = "offers nothing but SSH and WireGuard";

    private static readonly ProbeOptions Options = new(Plans.Of(SampleConfig.Dev)) { Disturb = false };

    [Fact]
    public async Task Questions_of_probes_that_wait_one_after_another_are_asked_in_one_go()
    {
        var world = new FakeWorld();
        List<(string Name, int Count)> told = [];

        var results = await RunAsync(world, Scans, (result, count) => told.Add((result.Name, count)));

        Assert.Equal(results.Select(result => (result.Name, 3)), told);
        Assert.All(results, result => Assert.Equal((true, "silence"), (result.Ok, result.Seen)));
        Assert.Equal(6, Assert.Single(world.Asked).Length);
    }

    [Theory]
    [InlineData("tcp 198.18.0.10 2222", "on its IPv4 address")]
    [InlineData("udp 198.18.0.10 9876", "on its IPv4 address")]
    [InlineData("tcp 2001:db8:0:98::1 21", "on its native IPv6 address")]
    [InlineData("udp 2001:db8:0:98::51 21", "on WireGuard's own address")]
    public async Task Each_of_them_sees_the_answers_to_its_own_questions_alone(string question, string about)
    {
        var results = await RunAsync(new FakeWorld { Answers = { [question] = "open" } }, Scans);

        var wrong = Assert.Single(results, result => !result.Ok);
        Assert.EndsWith(about, wrong.Name, StringComparison.Ordinal);
        Assert.Contains($"{question}: open", wrong.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_common_question_fails_each_probe_asks_for_itself_and_tells()
    {
        var results = await RunAsync(new FakeWorld { Fails = command => command.Contains(" ask ", StringComparison.Ordinal) }, Scans);

        Assert.Equal(3, results.Count);
        Assert.All(results, result => Assert.Equal((false, "stranger: exit code 1: it is broken"), (result.Ok, result.Seen)));
    }

    [Fact]
    public async Task A_world_that_takes_no_files_ends_the_run() =>
        Assert.Equal(
            "the world takes no files: it is broken",
            (await Assert.ThrowsAsync<ProbeException>(() => RunAsync(new FakeWorld { Fails = command => command.StartsWith("mkdir", StringComparison.Ordinal) }, Scans))).Message);

    private static Task<IReadOnlyList<ProbeResult>> RunAsync(FakeWorld world, string? only, Action<ProbeResult, int>? progress = null) =>
        ProbeRunner.RunAsync(world.RunOn, Options, only, progress, TestContext.Current.CancellationToken);
}
