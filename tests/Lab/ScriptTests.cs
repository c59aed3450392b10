using Ipv6Dmz.Lab.Machines;
using Tool = Ipv6Dmz.Tests.Tools.Tool;

namespace Ipv6Dmz.Tests.Lab;

/// <summary>test.sh and the lab's scripts: Scripts.txt has what they do on a computer whose programs say what a story has them say.</summary>
public sealed class ScriptTests : InFolder
{
    private const string Stories = "tests/Lab/Scripts.txt";

    private static readonly string Repository = ProjectFolder.Find();

    public static TheoryData<string> Titles => Story.Titles(Stories);

    /// <summary>Whatever is a shell script, outside the components, which have checks of their own.</summary>
    public static TheoryData<string> Scripts =>
    [
        "demo.sh", "test.sh", ".ci/run", "lab/Image/init",
        .. Directory.EnumerateFiles(Path.Combine(Repository, "lab"), "*.sh", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository, file)).Where(file => !file.StartsWith("lab/bin/")),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Shellcheck_has_nothing_to_say(string script) => Tool.Accepts("shellcheck", ["--external-sources", script], folder: Repository);

    [Theory]
    [MemberData(nameof(Titles))]
    public Task A_script_does_and_says_what_stands_in_its_story(string title) => Story.HoldsAsync(Stories, title, async (verb, what) => verb switch
    {
        "apt" => Apt(what),
        "expired" => Expired(what),
        "restore" => Stub("dotnet", $"case $1 in --version) echo 10.0.100 ;; *) {what} ;; esac"),
        "sdk" => Stub("dotnet", $"case $1 in --version) echo {what} ;; --list-sdks) echo '{what} [/usr/share/dotnet]' ;; esac"),
        "missing" => Stub("dpkg-query", $"for package; do case $package in {what}) ;; *) echo \"$package ii \" ;; esac; done; exit 1"),
        "user" => Stub("id", $"echo {what}"),
        "runner" => Stub("dotnet", $"case $1 in --version) echo 10.0.100 ;; exec) {what} ;; esac"),
        "choose_sdk" => Sh($"touch Directory.Packages.props; . {Repository}/lab/build.sh; choose_sdk; echo chosen $SDK"),
        "install.sh" => Sh($". {Repository}/lab/install.sh"),
        "test.sh" => Tests(what),
        _ => Sh($"sh {Assets.Folder("Image")}/{verb} {what} || code=$?; ls -d image/*/ 2>/dev/null || exit ${{code:-0}}"),
    });

    private string[] Stub(string program, string script)
    {
        Program($"bin/{program}", script);
        return [];
    }

    /// <summary>What apt knows, once it has fetched: label, address and release of each source that is Debian's.</summary>
    private string[] Apt(string sources)
    {
        var known = sources.Split(' ').Select(source => $"'{source.Replace("_", " ").Replace("FOLDER", Folder)}'");
        Write("mirrors", "# by the cloud\nhttps://first.example/debian\tpriority:1\nhttps://second.example/debian\n");
        return Stub("apt-get", $$"""
            case $1 in
            indextargets) cat "$0.fetched" 2>/dev/null || true ;;
            update) printf '%s\n' {{string.Join(' ', known)}} >"$0.fetched" ;;
            install) echo "apt-get $*" >&2 ;;
            esac
            """);
    }

    /// <summary>Suites whose Release file has, as apt says it.</summary>
    private string[] Expired(string suites) => Stub("mmdebstrap", $$"""
        cat >"$0.sources"
        failed=
        for suite in {{suites}}; do
          case $suite in *-security) site=http://b.example/s ;; *) site=http://a.example/d ;; esac
          ! grep -q " ${suite#other-} main" "$0.sources" || { failed=1; echo "E: Release file for $site/dists/$suite/InRelease is expired (invalid since 24d 3h 2min 5s)."; }
        done
        [ -n "$failed" ] || sed 's/^/E: with /' "$0.sources"
        exit 1
        """);

    private string[] Tests(string arguments)
    {
        Array.ForEach(["test.sh", "lab/build.sh", "lab/install.sh", "Directory.Packages.props"], file => Write(file, RepositoryFile.Read(file)));
        return Sh($"sh ./test.sh {arguments} >said 2>&1 || code=$?; tail -n 4 said | grep -v '^took '; exit ${{code:-0}}");
    }

    private string[] Sh(string script)
    {
        var (exitCode, output) = Tool.Run("sh", ["-euc", $"PATH=$PWD/bin:$PATH; {script.Replace("FOLDER", Folder)}"], folder: Folder);
        return [.. output.Replace(Folder, "FOLDER").Split('\n', StringSplitOptions.RemoveEmptyEntries), .. exitCode == 0 ? Array.Empty<string>() : [$"exit {exitCode}"]];
    }
}
