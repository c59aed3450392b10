using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class DeploymentProgressTests
{
    private readonly Page page = new();

    [Fact]
    public async Task A_step_is_a_line_as_it_ends_and_one_that_takes_long_is_named_while_it_runs()
    {
        var progress = new DeploymentProgress(new Screen(page, terminal: false), verbose: false, patience: TimeSpan.FromMilliseconds(200));
        progress.Planned(31);
        progress.Started(ChangeKind.Create, "router-verify");
        progress.Started(ChangeKind.Create, "vps-keys");
        progress.Line("vps-keys", "[#] what the machine says is for --verbose");
        progress.Finished(ChangeKind.Create, "vps-keys", TimeSpan.FromSeconds(0.1));
        progress.Failed(ChangeKind.Update, "vps-activate", TimeSpan.FromSeconds(12.3), "no such device");

        await page.Running.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

        Assert.Equal("""
            [ 1/31] vps-keys                 created      0.1 s
            [ 2/31] vps-activate             FAILED      12.3 s
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
