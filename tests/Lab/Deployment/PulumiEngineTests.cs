namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Against a `pulumi` that writes down how it was called, and writes to the stack file where the real one does.</summary>
[Collection(nameof(ProcessState))]
public sealed class PulumiEngineTests : InFolder
{
    private const string Stories = "tests/Lab/Deployment/Pulumi.txt";

    private static readonly ConfigValue[] Overrides =
        [new("vps.connection.host", "127.0.0.1"), new("vps.connection.port", "2201"), new("list", """["b","c"]"""), new("vpsPrivateKey", "PEM\nTEXT\n", Secret: true)];

    private readonly string? path = Environment.GetEnvironmentVariable("PATH");
    private readonly string own;

    public PulumiEngineTests()
    {
        own = At(".lab/pulumi");
        Write("Pulumi.yaml", """
            name: p
            runtime: dotnet
            config:
              vps.connection.port: { type: integer, default: 22 }
              list: { type: array, items: { type: string }, default: [] }
            """);
        Write("Pulumi.dev.yaml", "config:\n  p:vps:\n    connection:\n      host: 192.0.2.1\n  p:list: [a]\n");
        Program("bin/pulumi", $$"""
            echo "$PULUMI_BACKEND_URL: $*" >>{{Folder}}/calls
            echo "$(cat "$PULUMI_CONFIG_PASSPHRASE_FILE")" >>{{Folder}}/passphrases
            case "$1 $2" in
            config*) echo "stdin: $(tr '\n' '/')" >>{{Folder}}/calls ;;
            "stack select") grep -q encryptionsalt {{own}}/Pulumi.dev.yaml ||
              sed -i "1i encryptionsalt: v1:call-$(wc -l <{{Folder}}/passphrases)" {{own}}/Pulumi.dev.yaml ;;
            up*) exit "$(cat {{Folder}}/exit 2>/dev/null || echo 0)" ;;
            esac
            """);
        Environment.SetEnvironmentVariable("PATH", $"{At("bin")}:{path}");
    }

    public static TheoryData<string> Titles => Story.Titles(Stories);

    private PulumiEngine Engine => new(Folder, new PulumiWorkspace(Folder, own, "dev"), "dev");

    public override void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        base.Dispose();
    }

    [Theory]
    [MemberData(nameof(Titles))]
    public Task The_CLI_is_called_as_in_its_story(string title) => Story.HoldsAsync(Stories, title, async (verb, what) =>
    {
        File.Delete(At("calls"));
        Func<Task> run = verb switch
        {
            "up" => () => Engine.UpAsync(Overrides, Ct),
            "preview" => () => Engine.PreviewAsync([], Ct),
            "destroy" => () => Engine.DestroyAsync(what == "--force", Ct),
            "check" => () => Task.Run(Engine.Check, Ct),
            "exit" => () => Task.FromResult(Write("exit", what)),
            "uninstall" => () => Task.Run(() => Environment.SetEnvironmentVariable("PATH", Folder), Ct),
            _ => () => Task.Run(() => File.Copy(At(what), At("calls")), Ct),
        };
        var error = await Record.ExceptionAsync(run);
        var calls = File.Exists(At("calls")) ? Read("calls").Replace(Folder, "FOLDER").Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
        return [.. calls, .. error is null ? Array.Empty<string>() : [$"{error.GetType().Name}: {error.Message}"]];
    });

    [Fact]
    public async Task Its_passphrase_is_its_owner_s_alone_and_stays_the_same()
    {
        await Engine.UpAsync(Overrides, Ct);
        await Engine.PreviewAsync([], Ct);

        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(File.ReadLines(At("passphrases")).Distinct()));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(own, "passphrase")));
    }
}
