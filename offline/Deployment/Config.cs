using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The configuration of one project in the running stack.</summary>
public sealed class Config
{
    private readonly string name;

    public Config(string? name = null)
    {
        name ??= Deployment.Instance.ProjectName;
        this.name = name.EndsWith(":config", StringComparison.Ordinal) ? name[..^":config".Length] : name;
    }

    public string? Get(string key) => Deployment.Required.Configuration.Values.GetValueOrDefault(FullKey(key));

    public string Require(string key) => Get(key) ?? throw Missing(key);

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var value => throw Wrong(key, value, nameof(Boolean)),
    };

    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    public int? GetInt32(string key) => Get(key) is not { } value ? null
        : int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(key, value, nameof(Int32));

    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    public double? GetDouble(string key) => Get(key) is not { } value ? null
        : double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(key, value, nameof(Double));

    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    [return: MaybeNull]
    public T GetObject<T>(string key) => Parse<T>(key, null);

    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Parse<T>(key, options);

    public T RequireObject<T>(string key) => Get(key) is null ? throw Missing(key) : Parse<T>(key, null)!;

    public T RequireObject<T>(string key, JsonSerializerOptions options) => Get(key) is null ? throw Missing(key) : Parse<T>(key, options)!;

    [return: MaybeNull]
    private T Parse<T>(string key, JsonSerializerOptions? options)
    {
        var value = Get(key);
        try
        {
            return value is null ? default : JsonSerializer.Deserialize<T>(value, options);
        }
        catch (JsonException error)
        {
            throw Wrong(key, value!, typeof(T).FullName!, error);
        }
    }

    private string FullKey(string key) => $"{name}:{key}";

    private RunException Missing(string key) => new(
        $"Missing Required configuration variable '{FullKey(key)}'\n\tplease set a value using the command `pulumi config set {FullKey(key)} <value>`");

    private RunException Wrong(string key, string value, string expected, Exception? inner = null)
        => new($"Configuration '{FullKey(key)}' value '{value}' is not a valid {expected}", inner);
}
