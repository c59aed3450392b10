using System.Text.Json;
using System.Text.Json.Serialization;
using Pulumi;
using Pulumi.Utilities;

namespace Ipv6Dmz.Tests.Sdk;

// Inside the namespace, where it comes before Ipv6Dmz.Config.
using Config = Pulumi.Config;

[Collection(nameof(ProcessState))]
public sealed class ConfigTests : IDisposable
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    private readonly int exitCode = Environment.ExitCode;
    private readonly string? before = Environment.GetEnvironmentVariable("PULUMI_CONFIG");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", before);
        Environment.ExitCode = exitCode;
    }

    [Fact]
    public Task Values_are_read_by_project_and_type() => WithAsync(
        """{"project:text":"t","project:dotted.name":"d","project:yes":"true","project:n":"42","project:f":"1.5","other:text":"o"}""",
        config =>
        {
            Assert.Equal("t", config.Get("text"));
            Assert.Equal("t", config.Require("text"));
            Assert.Equal("d", config.Require("dotted.name"));
            Assert.True(config.GetBoolean("yes"));
            Assert.True(config.RequireBoolean("yes"));
            Assert.Equal(42, config.GetInt32("n"));
            Assert.Equal(42, config.RequireInt32("n"));
            Assert.Equal(1.5, config.RequireDouble("f"));
            Assert.Equal("o", new Pulumi.Config("other").Get("text"));
            Assert.Equal("t", new Pulumi.Config("project:config").Get("text"));
        });

    [Fact]
    public Task What_is_not_there_is_null() => WithAsync("{}", config =>
    {
        Assert.Null(config.Get("x"));
        Assert.Null(config.GetSecret("x"));
        Assert.Null(config.GetBoolean("x"));
        Assert.Null(config.GetInt32("x"));
        Assert.Null(config.GetDouble("x"));
        Assert.Null(config.GetObject<string[]>("x"));
    });

    [Fact]
    public Task Secrets_are_secret() => WithAsync("""{"project:key":"k"}""", async config =>
    {
        Assert.True(await Output.IsSecretAsync(config.GetSecret("key")!));
        Assert.Equal("k", await OutputUtilities.GetValueAsync(config.RequireSecret("key")));
        Assert.True(await Output.IsSecretAsync(config.RequireSecret("key")));
    });

    [Fact]
    public Task Structured_values_are_json_text() => WithAsync(
        """{"project:list":"[\"a\",\"b\"]","project:shape":"{\"name\":\"n\",\"size\":2}","project:typo":"{\"name\":\"n\",\"sise\":2}"}""",
        config =>
        {
            Assert.Equal(["a", "b"], config.RequireObject<string[]>("list"));
            Assert.Equal(new Shape("n", 2), config.RequireObject<Shape>("shape", Strict));
            Assert.Equal(new Shape(null!, 0), config.RequireObject<Shape>("shape"));
            var error = Assert.ThrowsAny<RunException>(() => config.RequireObject<Shape>("typo", Strict));
            Assert.Contains("Configuration 'project:typo' value", error.Message, StringComparison.Ordinal);
        });

    [Theory]
    [InlineData("missing", "Missing Required configuration variable 'project:missing'")]
    [InlineData("bool", "Configuration 'project:bool' value 'True' is not a valid Boolean")]
    [InlineData("int", "Configuration 'project:int' value 'many' is not a valid Int32")]
    [InlineData("json", "Configuration 'project:json' value '[' is not a valid System.String[]")]
    public async Task An_error_names_the_key_and_fails_the_program(string key, string message)
    {
        var task = WithAsync("""{"project:bool":"True","project:int":"many","project:json":"["}""", config => _ = key switch
        {
            "bool" => config.RequireBoolean(key).ToString(),
            "int" => config.RequireInt32(key).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "json" => config.RequireObject<string[]>(key)[0],
            _ => config.Require(key),
        });
        Assert.StartsWith(message, (await Assert.ThrowsAsync<RunException>(() => task)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task The_environment_is_read_once() => WithAsync("""{"project:a":"1"}""", config =>
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", """{"project:a":"2"}""");
        Assert.Equal("1", config.Get("a"));
        Assert.Equal("1", new Pulumi.Config().Get("a"));
    });

    private static Task WithAsync(string json, Action<Pulumi.Config> program) => WithAsync(json, config =>
    {
        program(config);
        return Task.CompletedTask;
    });

    private static Task WithAsync(string json, Func<Pulumi.Config, Task> program)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", json);
        return Deployment.TestAsync(new Recorder(), new() { IsPreview = false }, () => program(new()));
    }

    private sealed record Shape(string Name, int Size);
}
