using Ipv6Dmz.Lab.Commands;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class OpenSshTests
{
    private static readonly SshTarget Target = new("127.0.0.1", 2202, "root", "pem", "ssh-ed25519 AAAA router");

    [Fact]
    public void It_trusts_the_lab_s_host_key_and_no_other()
    {
        var arguments = OpenSsh.Arguments(Target, "/lab/key", "/lab/known_hosts", terminal: false, "uname -r");

        Assert.Contains("UserKnownHostsFile=/lab/known_hosts", arguments);
        Assert.Contains("StrictHostKeyChecking=yes", arguments);
        Assert.Equal(["-i", "/lab/key", "-p", "2202"], arguments.Take(4));
        Assert.Equal(["-T", "root@127.0.0.1", "--", "uname -r"], arguments.TakeLast(4));
    }

    [Fact]
    public void A_host_key_is_written_once_and_not_while_another_ssh_may_read_it()
    {
        var folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
        try
        {
            var file = OpenSsh.KnowHost(Target, Path.Combine(folder, "known_hosts-router"));
            Assert.Equal("[127.0.0.1]:2202 ssh-ed25519 AAAA router\n", File.ReadAllText(file));
            File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

            OpenSsh.KnowHost(Target, file);
            Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));

            OpenSsh.KnowHost(Target with { HostKey = "ssh-ed25519 BBBB" }, file);
            Assert.Contains("BBBB", File.ReadAllText(file), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_shell_gets_a_terminal() =>
        Assert.Equal(["-t", "root@127.0.0.1"], OpenSsh.Arguments(Target, "k", "h", terminal: true, null).TakeLast(2));

    [Theory]
    [InlineData("router", "nft list ruleset | grep drop", "nft list ruleset | grep drop")]
    [InlineData("dmzhost", "ip -6 a | head", "ip netns exec dmzhost sh -c 'ip -6 a | head'")]
    public void One_word_is_a_shell_s_command_line(string place, string word, string line) => Assert.Equal(line, OpenSsh.CommandLine(place, [word]));

    [Fact]
    public void Several_words_stay_what_they_are()
    {
        Assert.Equal("'echo' 'a b' 'it'\\''s' '$HOME'", OpenSsh.CommandLine("vps", ["echo", "a b", "it's", "$HOME"]));
    }
}
