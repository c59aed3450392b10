namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>Against a `pulumi` that writes down how it was called, and writes to the stack file where the real one does.</summary>
[Collection(nameof(ProcessState))]
public sealed class PulumiEngineTests : InFolder
{
    private const string Tracked = """
        config:
          p:vps:
            connection:
              host: 192.0.2.1
          p:list: [a]
        """;

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
        Write("Pulumi.dev.yaml", Tracked);
        Program("bin/pulumi", $$"""
            echo "$*" >>{{Folder}}/calls
            echo "$PULUMI_BACKEND_URL $(cat "$PULUMI_CONFIG_PASSPHRASE_FILE")" >>{{Folder}}/environments
            case "$1 $2" in
            config*) tr '\n' '/' >{{Folder}}/secret ;;
            "stack select") grep -q encryptionsalt {{own}}/Pulumi.dev.yaml || echo "encryptionsalt: v1:salt" >>{{own}}/Pulumi.dev.yaml ;;
            up*) exit "$(cat {{Folder}}/exit 2>/dev/null || echo 0)" ;;
            esac
            """);
        Environment.SetEnvironmentVariable("PATH", $"{At("bin")}:{path}");
    }

    private PulumiEngine Engine => new(Folder, new PulumiWorkspace(Folder, own, "dev"), "dev");

    public override void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", path);
        base.Dispose();
    }

    [Fact]
    public async Task The_CLI_has_a_backend_a_passphrase_and_a_copy_of_the_stack_file_of_the_lab_s_own_and_secrets_by_stdin()
    {
        await Engine.DestroyAsync(force: false, Ct);
        Assert.False(File.Exists(At("calls")));
        Engine.Check();
        await Engine.UpAsync(Overrides, Ct);
        await Engine.PreviewAsync([.. Overrides[..^1]], Ct);
        await Engine.DestroyAsync(force: false, Ct);
        await Engine.DestroyAsync(force: true, Ct);

        Assert.Equal($"""
            stack select dev --create --non-interactive --cwd {own}
            config set vpsPrivateKey --path --secret --stack dev --non-interactive --cwd {own}
            up --yes --skip-preview --stack dev --config-file {own}/Pulumi.dev.yaml --non-interactive --cwd {Folder}
            stack select dev --create --non-interactive --cwd {own}
            preview --diff --stack dev --config-file {own}/Pulumi.dev.yaml --non-interactive --cwd {Folder}
            destroy --yes --skip-preview --stack dev --config-file {own}/Pulumi.dev.yaml --non-interactive --cwd {Folder}
            destroy --yes --skip-preview --continue-on-error --stack dev --config-file {own}/Pulumi.dev.yaml --non-interactive --cwd {Folder}

            """, Read("calls"));
        Assert.Equal("PEM/TEXT/", Read("secret"));
        Assert.Matches($"^file://{own}/backend [0-9a-f]{{64}}$", Assert.Single(File.ReadLines(At("environments")).Distinct()));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(own, "passphrase")));
        // With the overrides in their types, and the tracked file as it was.
        var copy = Read(".lab/pulumi/Pulumi.dev.yaml");
        copy.MustSay("host: \"127.0.0.1\"", "port: 2201", "p:list: [\"b\", \"c\"]", "encryptionsalt: v1:salt");
        copy.MustNotSay("192.0.2.1", "PEM");
        Assert.Equal(Tracked, Read("Pulumi.dev.yaml"));
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
