using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class DeploymentProgressTests
{
    private readonly Page page = new();

    private DeploymentProgress Progress(bool verbose = false) => new(new Screen(page, terminal: false), verbose, patience: TimeSpan.FromMilliseconds(200));

    [Theory]
    [InlineData(false, "")]
    [InlineData(true, "router-firewall …\n    router-firewall: [#] nft -c -f firewall.nft\n")]
    public void A_step_is_a_line_with_how_far_what_and_how_long_and_verbose_shows_the_machine_s_lines(bool verbose, string before)
    {
        var progress = Progress(verbose);
        progress.Planned(31);
        progress.Started(ChangeKind.Create, "router-firewall");
        progress.Line("router-firewall", "[#] nft -c -f firewall.nft");
        progress.Finished(ChangeKind.Create, "router-firewall", TimeSpan.FromSeconds(2.12));
        progress.Failed(ChangeKind.Update, "vps-activate", TimeSpan.FromSeconds(12.3), "no such device");

        Assert.Equal($"""
            {before}[ 1/31] router-firewall          created      2.1 s
            [ 2/31] vps-activate             FAILED      12.3 s

            """, page.ToString());
    }

    [Fact]
    public async Task A_step_that_takes_long_is_named_while_it_runs_and_a_quick_one_is_not()
    {
        var progress = Progress();
        progress.Planned(31);
        progress.Started(ChangeKind.Create, "router-verify");
        progress.Started(ChangeKind.Create, "vps-keys");
        progress.Finished(ChangeKind.Create, "vps-keys", TimeSpan.FromSeconds(0.1));

        await page.Running.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("""
            [ 1/31] vps-keys                 created      0.1 s
            [ …/31] router-verify            running

            """, page.ToString());
    }

    private sealed class Page : StringWriter
    {
        public TaskCompletionSource Running { get; } = new();

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            _ = value!.EndsWith("running", StringComparison.Ordinal) && Running.TrySetResult();
        }
    }
}
