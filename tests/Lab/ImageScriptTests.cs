using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Tests.Tools.Tool;

namespace Ipv6Dmz.Tests.Lab;

/// <summary>lab/Image/sources.sh and build.sh on a computer whose apt says what a test has it say.</summary>
public sealed class ImageScriptTests : InFolder
{
    private const string Signed = "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]";

    /// <param name="configured">What apt knows, once it has fetched: label, address and release of each source that is Debian's.</param>
    private (int ExitCode, string Output) Run(string script, string configured)
    {
        Program("bin/apt-get", $$"""
            case $1 in
            indextargets) cat "$0.fetched" 2>/dev/null || true ;;
            update) printf '{{configured}}' >"$0.fetched" ;;
            esac
            """);
        return Tool.Run("sh", ["-c", $"PATH=$PWD/bin:$PATH exec sh {Assets.Folder("Image")}/{script}"], folder: Folder);
    }

    [Theory]
    [InlineData("Debian|http://mirror.example/debian|bookworm\\n", "http://mirror.example/debian SUITE main")]
    [InlineData(
        "Debian|http://a.example/d|trixie\\nDebian|http://a.example/d|trixie-updates\\nDebian-Security|http://b.example/s|trixie-security\\n",
        "http://a.example/d SUITE main", "http://a.example/d SUITE-updates main", "http://b.example/s SUITE-security main")]
    [InlineData(
        "Debian|http://a.example/d|sid\\nDebian Backports|http://a.example/d|trixie-backports\\nDebian|http://a.example/d|trixie-proposed-updates\\n",
        "http://a.example/d SUITE main", "http://a.example/d SUITE-updates main")]
    [InlineData("Debian|cdrom:[Debian 13]|trixie\\nDebian|file:/srv/debian|trixie\\nDebian|https://a.example/d|trixie\\n", "https://a.example/d SUITE main")]
    [InlineData("Debian|mirror+file:MIRRORS|trixie\\n", "https://first.example/debian SUITE main")]
    [InlineData("")]
    public void Sources_are_those_of_this_computer_with_another_suite(string configured, params string[] sources)
    {
        var mirrors = Write("mirrors", "# by the cloud\nhttps://first.example/debian\tpriority:1\nhttps://second.example/debian\n");

        Assert.Equal(
            (0, string.Concat(sources.Select(source => $"{Signed} {source.Replace("SUITE", "forky")}\n"))),
            Run("sources.sh forky", configured.Replace("MIRRORS", mirrors)));
    }

    /// <summary>Where nothing can be left out, it would be tried for ever.</summary>
    /// <param name="expired">Suites whose Release file has, as apt says it.</param>
    [Theory]
    [InlineData(
        "trixie-updates trixie-security",
        $"note: left out: trixie-security, whose Release file expired 24d 3h 2min 5s ago on http://b.example/s, which lags\nE: with {Signed} http://a.example/d trixie main\n",
        $"E: with {Signed} http://a.example/d trixie-updates")]
    [InlineData(
        "trixie trixie-security",
        "http://a.example/d: the Release file of trixie expired 24d 3h 2min 5s ago, the mirror lags.\nName another mirror in /etc/apt, or",
        "E: with")]
    [InlineData("other-trixie-security", "E: Release file for http://b.example/s/dists/other-trixie-security/InRelease is expired", "E: with")]
    [InlineData("", $"E: with {Signed} http://b.example/s trixie-security main\n", "left out")]
    public void An_expired_Release_file_of_updates_is_left_out_and_that_of_the_release_or_anything_else_is_an_error(string expired, string said, string not)
    {
        Program("bin/mmdebstrap", $$"""
            cat >"$0.sources"
            failed=
            for suite in {{expired}}; do
              case $suite in *-security) site=http://b.example/s ;; *) site=http://a.example/d ;; esac
              ! grep -q " ${suite#other-} main" "$0.sources" || { failed=1; echo "E: Release file for $site/dists/$suite/InRelease is expired (invalid since 24d 3h 2min 5s). Updates for this repository will not be applied."; }
            done
            [ -n "$failed" ] || sed 's/^/E: with /' "$0.sources"
            exit 1
            """);

        var (exitCode, output) = Run(
            $"build.sh {Folder}/image trixie", "Debian|http://a.example/d|trixie\\nDebian|http://a.example/d|trixie-updates\\nDebian-Security|http://b.example/s|trixie-security\\n");

        Assert.Equal(1, exitCode);
        Assert.Empty(Directory.EnumerateDirectories(At("image")));
        output.MustSay(said.Split('\n'));
        output.MustNotSay(not);
    }

    [Fact]
    public void A_computer_without_a_source_of_Debian_s_is_told_so()
    {
        var (exitCode, output) = Run($"build.sh {Folder}/image trixie", "");

        Assert.Equal(1, exitCode);
        output.MustSay("no package source in /etc/apt is one of Debian");
    }
}
