using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Lab.Machines.Tool;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>What the lab does with this computer's programs.</summary>
public sealed class ComputerTests : InFolder
{
    [Fact]
    public async Task A_program_that_is_cut_off_may_clean_up_behind_itself_and_is_killed_with_what_it_started_if_it_does_not_end()
    {
        await CutOffAsync("trap 'touch cleaned; exit' TERM");
        await CutOffAsync("trap '' TERM; sleep 3600 & echo $! >child");

        Assert.True(File.Exists(At("cleaned")));
        Assert.True(await Poll.UntilAsync(_ => Task.FromResult(HasEnded(Read("child").Trim())), TimeSpan.FromSeconds(5), ct: Ct));
    }

    [Fact]
    public void Where_QEMU_can_not_start_a_machine_the_reason_is_its_own_words() => LabSupport.WhyNoMachine(
        Program("qemu", "echo 'allocate 268435456 bytes for jit buffer: Cannot allocate memory' >&2; exit 1")).MustSay("Cannot allocate memory");

    [Fact]
    public async Task What_is_still_mounted_in_the_remains_of_a_build_is_not_emptied()
    {
        LabFolder lab = new(Folder);
        var mount = Path.Combine(ImageBuilder.Locate(lab, DebianRelease.Default).Folder, "build.abc", "root", "dev", "shm");
        Directory.CreateDirectory(mount);
        Assert.SkipUnless((await Tool.TryAsync("mount", ["-t", "tmpfs", "lab-test", mount], ct: Ct)).Ok, "mounting is not allowed here");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(mount, "of-this-computer"), "", Ct);

            (await Assert.ThrowsAsync<LabException>(() => ImageBuilder.EnsureAsync(lab, DebianRelease.Default, ct: Ct))).Message.MustSay(mount);
            Assert.True(File.Exists(Path.Combine(mount, "of-this-computer")));
        }
        finally
        {
            await Tool.RunAsync("umount", [mount], ct: CancellationToken.None);
        }
    }

    // A process that nobody has waited for yet is still there, as a zombie.
    private static bool HasEnded(string pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ");
        }
        catch (IOException)
        {
            return true;
        }
    }

    private async Task CutOffAsync(string beginning)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Tool.RunAsync("sh", ["-c", $"cd {Folder}; {beginning}; echo ready; while :; do sleep 0.1; done"], _ => cut.Cancel(), cut.Token));
    }
}
