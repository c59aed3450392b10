using Ipv6Dmz.Lab.Deployment;
using Ipv6Dmz.Tests.Sdk;

namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Against a `pulumi` that writes down how it was called, and writes to the stack file where the real one does.</summary>
[Collection(nameof(ProcessState))]
public sealed class PulumiEngineTests : IDisposable
{
    private const string StackFileText = """
        config:
          p:vps:
            connection:
              host: 192.0.2.1
          p:list: [a]
        """;

    private static readonly ConfigValue[] Overrides =
    [
        new("vps.connection.host", "127.0.0.1"),
        new("vps.connection.port", "2201"),
        new("list", """["b","c"]"""),
        new("vpsPrivateKey", "PEM\nTEXT\n", Secret: true),
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
    private readonly string? path = Environment.GetEnvironmentVariable("PATH");
    private readonly string workspaceFolder;

    public PulumiEngineTests()
    {
        workspaceFolder = Path.Combine(folder, ".lab", "pulumi");
        File.WriteAllText(Path.Combine(folder, "Pulumi.yaml"), """
            name: p
            runtime: dotnet
            config:
              vps.connection.port: { type: integer, default: 22 }
              list: { type: array, items: { type: string }, default: [] }
            """);
        File.WriteAllText(Path.Combine(folder, "Pulumi.dev.yaml"), StackFileText);
        var bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        Script(bin, $$"""
            #!/bin/sh
            {
              echo "pulumi $*"
              echo "backend $PULUMI_BACKEND_URL passphrase $(cat "$PULUMI_CONFIG_PASSPHRASE_FILE")"
              case $1 in config) echo "stdin $(cat | tr '\n' '/')" ;; esac
            } >>{{folder}}/calls
            case "$1 $2" in
            "stack select") grep -q encryptionsalt {{workspaceFolder}}/Pulumi.dev.yaml || echo "encryptionsalt: v1:salt" >>{{workspaceFolder}}/Pulumi.dev.yaml ;;
            up*) cp {{workspaceFolder}}/Pulumi.dev.yaml {{folder}}/seen; exit "$(cat {{folder}}/exit 2>/dev/null || echo 0)" ;;
            esac
            """);
        Environment.SetEnvironmentVariable("PATH", $"{bin}:{path}");
    }

    private PulumiEngine Engine => new(folder, new PulumiWorkspace(folder, workspaceFolder, "dev"), "dev");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string[] Calls => File.ReadAllLines(Path.Combine(folder, "calls"));

    private IEnumerable<string> CallLines => Calls.Where(line => line.StartsWith("pulumi ", StringComparison.Ordinal));

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Up_makes_the_stack_sets_secrets_by_stdin_and_deploys_from_a_copy_of_the_stack_file()
    {
        Engine.Check();
        await Engine.UpAsync(Overrides, Cancellation);

        Assert.Equal(
            [
                $"pulumi stack select dev --create --non-interactive --cwd {workspaceFolder}",
                $"pulumi config set vpsPrivateKey --path --secret --stack dev --non-interactive --cwd {workspaceFolder}",
                $"pulumi up --yes --skip-preview --stack dev --config-file {workspaceFolder}/Pulumi.dev.yaml --non-interactive --cwd {folder}",
            ],
            CallLines);
        Assert.Contains("stdin PEM/TEXT/", Calls);
    }

    [Fact]
    public async Task Backend_and_passphrase_are_the_lab_s_own_and_stay_the_same()
    {
        await Engine.UpAsync(Overrides, Cancellation);
        await Engine.PreviewAsync(Overrides, Cancellation);

        var environment = Assert.Single(Calls.Where(line => line.StartsWith("backend", StringComparison.Ordinal)).Distinct());
        Assert.Matches($"^backend file://{workspaceFolder}/backend passphrase [0-9a-f]{{64}}$", environment);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(workspaceFolder, "passphrase")));
    }

    [Fact]
    public async Task The_copy_has_the_overrides_in_their_types_and_the_tracked_file_stays_as_it_was()
    {
        await Engine.UpAsync(Overrides, Cancellation);

        var seen = File.ReadAllText(Path.Combine(folder, "seen"));
        Assert.Contains("host: \"127.0.0.1\"", seen, StringComparison.Ordinal);
        Assert.Contains("port: 2201", seen, StringComparison.Ordinal);
        Assert.Contains("p:list: [\"b\", \"c\"]", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("192.0.2.1", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("PEM", seen, StringComparison.Ordinal);
        Assert.Equal(StackFileText, File.ReadAllText(Path.Combine(folder, "Pulumi.dev.yaml")));
    }

    [Fact]
    public async Task The_salt_of_the_stack_s_secrets_outlives_a_new_copy()
    {
        await Engine.UpAsync(Overrides, Cancellation);
        await Engine.UpAsync(Overrides, Cancellation);

        Assert.Contains("encryptionsalt: v1:salt", File.ReadAllText(Path.Combine(folder, "seen")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_shows_differences()
    {
        await Engine.PreviewAsync([], Cancellation);

        Assert.StartsWith("pulumi preview --diff --stack dev", CallLines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Destroy_runs_without_questions_and_with_force_goes_on_after_errors()
    {
        await Engine.DestroyAsync(force: false, Cancellation);
        Assert.False(File.Exists(Path.Combine(folder, "calls")));
        await Engine.UpAsync([], Cancellation);

        await Engine.DestroyAsync(force: false, Cancellation);
        await Engine.DestroyAsync(force: true, Cancellation);

        Assert.StartsWith("pulumi destroy --yes --skip-preview --stack dev", CallLines.ElementAt(2), StringComparison.Ordinal);
        Assert.StartsWith("pulumi destroy --yes --skip-preview --continue-on-error", CallLines.ElementAt(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_pulumi_fails_the_command()
    {
        File.WriteAllText(Path.Combine(folder, "exit"), "255");

        var error = await Assert.ThrowsAsync<DeploymentException>(() => Engine.UpAsync([], Cancellation));

        Assert.Contains("pulumi up ended with exit code 255", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_pulumi_it_says_what_is_missing()
    {
        Environment.SetEnvironmentVariable("PATH", folder);

        var error = await Assert.ThrowsAsync<DeploymentException>(() => Engine.PreviewAsync([], Cancellation));

        Assert.Contains("on PATH", error.Message, StringComparison.Ordinal);
        Assert.Equal(error.Message, Assert.Throws<DeploymentException>(Engine.Check).Message);
    }

    private static void Script(string bin, string text)
    {
        var file = Path.Combine(bin, "pulumi");
        File.WriteAllText(file, text.ReplaceLineEndings("\n"));
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
