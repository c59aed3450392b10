using Ipv6Dmz.Lab;
using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class DeploymentProgressTests
{
    private readonly Page text = new();

    private string Run(bool verbose)
    {
        var progress = new DeploymentProgress(new Screen(text, terminal: false), verbose);
        progress.Planned(31);
        progress.Started(ChangeKind.Create, "router-firewall");
        progress.Line("router-firewall", "[#] nft -c -f firewall.nft");
        progress.Finished(ChangeKind.Create, "router-firewall", TimeSpan.FromSeconds(2.12));
        progress.Failed(ChangeKind.Update, "vps-activate", TimeSpan.FromSeconds(12.3), "no such device");
        return text.ToString();
    }

    [Fact]
    public void A_step_is_a_line_with_how_far_what_and_how_long() => Assert.Equal("""
        [ 1/31] router-firewall          created      2.1 s
        [ 2/31] vps-activate             FAILED      12.3 s

        """, Run(verbose: false), ignoreLineEndingDifferences: true);

    [Fact]
    public void Verbose_shows_the_machine_s_lines_as_they_are() =>
        Assert.Contains("\n    router-firewall: [#] nft -c -f firewall.nft\n", Run(verbose: true), StringComparison.Ordinal);

    [Fact]
    public async Task A_step_that_takes_long_is_named_while_it_runs_and_a_quick_one_is_not()
    {
        var progress = new DeploymentProgress(new Screen(text, terminal: false), verbose: false, patience: TimeSpan.FromMilliseconds(200));
        progress.Planned(31);
        progress.Started(ChangeKind.Create, "router-verify");
        progress.Started(ChangeKind.Create, "vps-keys");
        progress.Finished(ChangeKind.Create, "vps-keys", TimeSpan.FromSeconds(0.1));

        Assert.True(await Poll.UntilAsync(
            _ => Task.FromResult(text.ToString().Contains("running", StringComparison.Ordinal)), TimeSpan.FromSeconds(10), ct: TestContext.Current.CancellationToken));
        progress.Finished(ChangeKind.Create, "router-verify", TimeSpan.FromSeconds(60));

        Assert.Equal("""
            [ 1/31] vps-keys                 created      0.1 s
            [ …/31] router-verify            running
            [ 2/31] router-verify            created     60.0 s

            """, text.ToString(), ignoreLineEndingDifferences: true);
    }

    /// <summary>Read here while another thread may be writing to it.</summary>
    private sealed class Page : StringWriter
    {
        private readonly Lock gate = new();

        public override void WriteLine(string? value)
        {
            lock (gate)
            {
                base.WriteLine(value);
            }
        }

        public override string ToString()
        {
            lock (gate)
            {
                return base.ToString();
            }
        }
    }
}
