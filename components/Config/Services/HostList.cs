using System.Text.Json;

namespace Ipv6Dmz.Config;

// The list of hosts, as JSON: what Pulumi makes of a map.
internal sealed class HostList
{
    public const string Key = "hosts";

    private readonly List<ConfigError> errors = [];

    public HostList(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return;
        }

        try
        {
            using var map = JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
            Hosts = map.RootElement.ValueKind == JsonValueKind.Object
                ? [.. map.RootElement.EnumerateObject().OrderBy(host => host.Name, StringComparer.Ordinal).Select(host => Read(host.Name, host.Value)).OfType<HostDraft>()]
                : throw new JsonException();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            errors.Add(new(Key, ConfigReader.Show(json), "hosts are a map from names to what is known of them", "write it like docs/configuration.md#hosts shows"));
        }
    }

    public ImmutableArray<HostDraft> Hosts { get; } = [];

    public IEnumerable<ConfigError> Errors => errors;

    private HostDraft? Read(string name, JsonElement map)
    {
        if (ServiceGrammar.HostName.ParseOrNameBlanks(name) is { IsValid: false, Faults: [var fault, ..] })
        {
            errors.Add(new($"{Key}.{ConfigReader.Show(name)}", "(the name)", fault.Rule, fault.Mend));
            return null;
        }

        return new(name, map, errors);
    }
}
