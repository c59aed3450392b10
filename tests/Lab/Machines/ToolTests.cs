using Ipv6Dmz.Lab;
using Tool = Ipv6Dmz.Lab.Machines.Tool;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class ToolTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_program_that_is_cut_off_may_clean_up_behind_itself()
    {
        await CutOffAsync("trap 'touch cleaned; exit' TERM");

        Assert.True(File.Exists(Path.Combine(folder, "cleaned")));
    }

    [Fact]
    public async Task One_that_does_not_end_is_killed_with_what_it_started()
    {
        await CutOffAsync("trap '' TERM; sleep 3600 & echo $! >child");

        var child = File.ReadAllText(Path.Combine(folder, "child")).Trim();
        Assert.True(await Poll.UntilAsync(_ => Task.FromResult(HasEnded(child)), TimeSpan.FromSeconds(5), ct: TestContext.Current.CancellationToken));
    }

    // A process that nobody has waited for yet is still there, as a zombie.
    private static bool HasEnded(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task CutOffAsync(string beginning)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var script = $"cd {folder}; {beginning}; echo ready; while :; do sleep 0.1; done";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Tool.RunAsync("sh", ["-c", script], _ => cut.Cancel(), cut.Token));
    }
}
