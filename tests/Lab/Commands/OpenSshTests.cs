namespace Ipv6Dmz.Tests.Lab.Commands;

public sealed class OpenSshTests : InFolder
{
    private static readonly SshTarget Target = new("127.0.0.1", 2202, "root", "pem", "ssh-ed25519 AAAA router");

    [Fact]
    public void It_trusts_the_lab_s_host_key_and_no_other_which_is_not_written_while_another_ssh_may_read_it()
    {
        var file = OpenSsh.KnowHost(Target, At("known_hosts-router"));
        Assert.Equal("[127.0.0.1]:2202 ssh-ed25519 AAAA router\n", File.ReadAllText(file));
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);

        OpenSsh.KnowHost(Target, file);
        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(file));

        File.ReadAllText(OpenSsh.KnowHost(Target with { HostKey = "ssh-ed25519 BBBB" }, file)).MustSay("BBBB");
        string.Join(' ', OpenSsh.Arguments(Target, "/lab/key", file, terminal: false, "uname -r"))
            .MustSay("-i /lab/key -p 2202 ", $" UserKnownHostsFile={file} ", " StrictHostKeyChecking=yes ", " -T root@127.0.0.1 -- uname -r");
    }

    [Theory]
    [InlineData("nft list ruleset | grep drop", "router", "nft list ruleset | grep drop")]
    [InlineData("ip netns exec dmzhost sh -c 'ip -6 a | head'", "dmzhost", "ip -6 a | head")]
    [InlineData("'echo' 'a b' 'it'\\''s' '$HOME'", "vps", "echo", "a b", "it's", "$HOME")]
    public void One_word_is_a_shell_s_command_line_and_several_stay_what_they_are(string line, string place, params string[] words) =>
        Assert.Equal(line, OpenSsh.CommandLine(place, words));
}
