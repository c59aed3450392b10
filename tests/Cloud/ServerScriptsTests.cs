namespace Ipv6Dmz.Tests.Cloud;

// The scripts in a home and with a cloud-init of the test's own.
public sealed class ServerScriptsTests : InFolder
{
    private const string Old = "ecdsa-sha2-nistp256 AAAAold+/=";
    private const string New = "ecdsa-sha2-nistp256 AAAAnew+/=";
    private const string Foreign = "ssh-ed25519 AAAAforeign me@home";
    private const string Keys = ".ssh/authorized_keys";

    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    [Fact]
    public void Shellcheck_accepts_them() => Assert.All(
        [ServerScripts.Ready, ServerScripts.Authorize(New), ServerScripts.AuthorizeOnly(New, Old)], script => Tool.Accepts("shellcheck", ["--shell=sh", "-"], script));

    [Theory]
    [InlineData("", $"{New} ipv6-dmz\n")]
    [InlineData($"{Foreign}\n", $"{Foreign}\n{New} ipv6-dmz\n")]
    [InlineData(Foreign, $"{Foreign}\n{New} ipv6-dmz\n")]
    [InlineData($"# {New}\n", $"# {New}\n{New} ipv6-dmz\n")]
    [InlineData($"command=\"false\" {New}\n", $"command=\"false\" {New}\n{New} ipv6-dmz\n")]
    [InlineData($"{New} ipv6-dmz\n", $"{New} ipv6-dmz\n")]
    [InlineData($"{New}\n", $"{New}\n")]
    public void A_key_is_added_unless_it_is_there_and_what_was_there_stays(string before, string after)
    {
        Authorized(before);

        var said = Run(ServerScripts.Authorize(New));

        Assert.Equal((before == after, before != after), (said == "[#] the client key is there\n", said.Contains("[#] add the client key")));
        Assert.Equal(after, Read(Keys));
        Assert.Equal(OwnersAlone, File.GetUnixFileMode(At(Keys)));
    }

    [Fact]
    public void Where_there_is_no_file_it_is_made_for_its_owner_alone()
    {
        Run(ServerScripts.Authorize(New));

        Assert.Equal($"{New} ipv6-dmz\n", Read(Keys));
        Assert.Equal((OwnersAlone, OwnersAlone | UnixFileMode.UserExecute), (File.GetUnixFileMode(At(Keys)), File.GetUnixFileMode(At(".ssh"))));
    }

    [Fact]
    public void Earlier_keys_go_and_those_of_others_stay()
    {
        Authorized($"{Old} ipv6-dmz\n{Foreign}\n{New} ipv6-dmz\necdsa-sha2-nistp256 AAAAolder ipv6-dmz\n# a remark\n\n");

        Assert.Contains("[#] remove earlier client keys", Run(ServerScripts.AuthorizeOnly(New, Old)));
        Assert.Equal($"{Foreign}\n{New} ipv6-dmz\n# a remark\n\n", Read(Keys));

        // Idempotent, and silent about nothing.
        Assert.Equal("", Run(ServerScripts.AuthorizeOnly(New, Old)));
        Assert.Equal([At(Keys)], Directory.GetFiles(At(".ssh")));
        // The previous key goes even without its comment.
        Authorized($"{Old}\n{New}\n");
        Run(ServerScripts.AuthorizeOnly(New, Old));
        Assert.Equal($"{New}\n", Read(Keys));
    }

    // As good as a full disk.
    [Fact]
    public void Where_the_file_can_not_be_written_the_step_fails_and_the_keys_stay()
    {
        Authorized($"{Old} ipv6-dmz\n{New} ipv6-dmz\n");
        Directory.CreateDirectory(At($"{Keys}.ipv6-dmz-new"));

        Run(ServerScripts.AuthorizeOnly(New, Old), exitCode: 2);
        Run(ServerScripts.Authorize("ecdsa-sha2-nistp256 AAAAnewer+/="), exitCode: 2);

        Assert.Equal($"{Old} ipv6-dmz\n{New} ipv6-dmz\n", Read(Keys));
    }

    [Fact]
    public void Nothing_is_removed_where_the_key_that_stays_is_not_there()
    {
        Authorized($"{Old} ipv6-dmz\n");

        Assert.Contains("nothing was removed", Run(ServerScripts.AuthorizeOnly(New, Old), exitCode: 1));

        Assert.Equal($"{Old} ipv6-dmz\n", Read(Keys));
    }

    [Theory]
    [InlineData(0, 0, "[#] cloud-init status --wait\n")]
    [InlineData(2, 0, "got over an error:\ndetail: the mirror\n")]
    [InlineData(1, 1, "cloud-init failed:\ndetail: the mirror\n[!] see /var/log/cloud-init-output.log")]
    public void Cloud_init_is_waited_for_and_what_it_says_is_passed_on(int ends, int exitCode, string said)
    {
        CloudInit($"[ \"$2\" != --long ] || {{ echo 'detail: the mirror'; exit; }}\necho ......\nexit {ends}");

        Assert.Contains(said, Run(ServerScripts.Ready, exitCode));
    }

    [Fact]
    public void A_cloud_init_that_does_not_end_is_given_up_on_with_what_it_says()
    {
        CloudInit("[ \"$2\" != --long ] || { echo 'status: running'; exit; }\nexec sleep 60");

        Assert.Contains("hasn't ended within 1 s:\nstatus: running\n", Run("IPV6_DMZ_TIMEOUT=1\n" + ServerScripts.Ready, exitCode: 1));
    }

    [Fact]
    public void Without_cloud_init_there_is_nothing_to_wait_for() =>
        Assert.Contains("no cloud-init", Run("PATH=/nowhere\n" + ServerScripts.Ready));

    private string Run(string script, int exitCode = 0)
    {
        var (ended, output) = Tool.Run("dash", ["-s"], $"HOME={Folder}\nPATH={Folder}:$PATH\n{script}");
        Assert.True(exitCode == ended, output);
        return output;
    }

    private void Authorized(string content) => File.SetUnixFileMode(Write(Keys, content), OwnersAlone);

    private void CloudInit(string script) => Program("cloud-init", script);
}
