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
            using var map = JsonDocument.Parse(json);
            Hosts = map.RootElement.ValueKind == JsonValueKind.Object
                ? [.. from host in map.RootElement.EnumerateObject().GroupBy(host => host.Name, host => host.Value).OrderBy(host => host.Key, StringComparer.Ordinal)
                      select Read(host) into draft
                      where draft is not null
                      select draft]
                : throw new JsonException();
        }
        catch (JsonException)
        {
            errors.Add(new(Key, ConfigReader.Show(json), "hosts are a map from names to what is known of them", "write it like docs/configuration.md#hosts shows"));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            errors.Add(new(Key, ConfigReader.Show(json), "half of a character stands in it (a surrogate alone)", "write that text anew"));
        }
    }

    public ImmutableArray<HostDraft> Hosts { get; } = [];

    public IEnumerable<ConfigError> Errors => errors;

    private HostDraft? Read(IGrouping<string, JsonElement> host)
    {
        var fault = ServiceGrammar.HostName.ParseOrNameBlanks(host.Key) is { IsValid: false, Faults: [var wrong, ..] } ? wrong
            : host.Skip(1).Any() ? new("another host has the name", "give one of the two another")
            : null;
        if (fault is not null)
        {
            errors.Add(new($"{Key}.{ConfigReader.Show(host.Key)}", HostDraft.TheName, fault.Rule, fault.Mend));
            return null;
        }

        return new(host.Key, host.Single(), errors);
    }
}
