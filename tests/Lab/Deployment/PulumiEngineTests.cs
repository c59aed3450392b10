namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Against a `pulumi` that writes down how it was called, and writes to the stack file where the real one does.</summary>
[Collection(nameof(ProcessState))]
public sealed class PulumiEngineTests : InFolder
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
        Write("Pulumi.dev.yaml", StackFileText);
        Program("bin/pulumi", $$"""
            {
              echo "pulumi $*"
              echo "backend $PULUMI_BACKEND_URL passphrase $(cat "$PULUMI_CONFIG_PASSPHRASE_FILE")"
              case $1 in config) echo "stdin $(cat | tr '\n' '/')" ;; esac
            } >>{{Folder}}/calls
            case "$1 $2" in
            "stack select") grep -q encryptionsalt {{own}}/Pulumi.dev.yaml || echo "encryptionsalt: v1:salt" >>{{own}}/Pulumi.dev.yaml ;;
            up*) cp {{own}}/Pulumi.dev.yaml {{Folder}}/seen; exit "$(cat {{Folder}}/exit 2>/dev/null || echo 0)" ;;
            esac
            """);
        Environment.SetEnvironmentVariable("PATH", $"{At("bin")}:{path}");
    }

    private PulumiEngine Engine => new(Folder, new PulumiWorkspace(Folder, own, "dev"), "dev");

    private string[] Calls => File.ReadAllLines(At("calls"));

    private IEnumerable<string> CallLines => Calls.Where(line => line.StartsWith("pulumi ", StringComparison.Ordinal));

    public override void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        base.Dispose();
    }

    [Fact]
    public async Task Up_makes_the_stack_sets_secrets_by_stdin_and_deploys_from_a_copy_of_the_stack_file()
    {
        Engine.Check();
        await Engine.UpAsync(Overrides, Ct);

        Assert.Equal(
            [
                $"pulumi stack select dev --create --non-interactive --cwd {own}",
                $"pulumi config set vpsPrivateKey --path --secret --stack dev --non-interactive --cwd {own}",
                $"pulumi up --yes --skip-preview --stack dev --config-file {own}/Pulumi.dev.yaml --non-interactive --cwd {Folder}",
            ],
            CallLines);
        Assert.Contains("stdin PEM/TEXT/", Calls);
        // With the overrides in their types, and the tracked file as it was.
        Read("seen").MustSay("host: \"127.0.0.1\"", "port: 2201", "p:list: [\"b\", \"c\"]");
        Read("seen").MustNotSay("192.0.2.1", "PEM");
        Assert.Equal(StackFileText, Read("Pulumi.dev.yaml"));
    }

    [Fact]
    public async Task Backend_passphrase_and_salt_are_the_lab_s_own_and_stay_the_same()
    {
        await Engine.UpAsync(Overrides, Ct);
        await Engine.PreviewAsync(Overrides, Ct);
        Assert.StartsWith("pulumi preview --diff --stack dev", CallLines.Last(), StringComparison.Ordinal);
        await Engine.UpAsync(Overrides, Ct);

        var environment = Assert.Single(Calls.Where(line => line.StartsWith("backend", StringComparison.Ordinal)).Distinct());
        Assert.Matches($"^backend file://{own}/backend passphrase [0-9a-f]{{64}}$", environment);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(own, "passphrase")));
        Read("seen").MustSay("encryptionsalt: v1:salt");
    }

    [Theory]
    [InlineData(false, "pulumi destroy --yes --skip-preview --stack dev")]
    [InlineData(true, "pulumi destroy --yes --skip-preview --continue-on-error")]
    public async Task Destroy_runs_without_questions_and_with_force_goes_on_after_errors(bool force, string call)
    {
        await Engine.DestroyAsync(force, Ct);
        Assert.False(File.Exists(At("calls")));
        await Engine.UpAsync([], Ct);

        await Engine.DestroyAsync(force, Ct);

        Assert.StartsWith(call, CallLines.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failing_pulumi_fails_the_command_and_a_missing_one_is_said_to_be()
    {
        Write("exit", "255");
        (await Assert.ThrowsAsync<DeploymentException>(() => Engine.UpAsync([], Ct))).Message.MustSay("pulumi up ended with exit code 255");

        Environment.SetEnvironmentVariable("PATH", Folder);
        (await Assert.ThrowsAsync<DeploymentException>(() => Engine.PreviewAsync([], Ct))).Message.MustSay("on PATH");
        Assert.Throws<DeploymentException>(Engine.Check).Message.MustSay("on PATH");
    }
}
