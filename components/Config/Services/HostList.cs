using System.Text.Json;

namespace Ipv6Dmz.Config;

// The list of hosts, as JSON: what Pulumi makes of a map, and the program of a file.
internal sealed class HostList
{
    public const string Key = "hosts";

    // Instead of that: where a long list stands.
    private const string FileKey = "hostsFile";

    private readonly List<ConfigError> errors = [];

    // Of its first error; a host's name follows the path's beginning.
    private readonly string place;
    private readonly string beginning;

    private HostList(string? json, string place, string beginning)
    {
        (this.place, this.beginning) = (place, beginning);
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
            errors.Add(new(place, ConfigReader.Show(json), "hosts are a map from names to what is known of them", "write it like docs/configuration.md#hosts shows"));
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            errors.Add(new(place, ConfigReader.Show(json), "half of a character stands in it (a surrogate alone)", "write that text anew"));
        }
    }

    public ImmutableArray<HostDraft> Hosts { get; } = [];

    public IEnumerable<ConfigError> Errors => errors;

    public static HostList Of(ConfigReader reader)
    {
        var (list, file) = (reader.Hosts, reader.Read(FileKey, Names.File.Or()));
        if (!file.Is(out var name))
        {
            return new(list, Key, $"{Key}.");
        }

        var read = string.IsNullOrEmpty(list) ? reader.File(name) : new(null, "hosts stands in the stack's file, too, and there is one list", "move its hosts to the file, or leave hostsFile out");
        var hosts = new HostList(read.Json, name, $"{name}: ");
        if (read.Json is null)
        {
            hosts.errors.Add(file.Wrong(read.Rule, read.Mend));
        }

        return hosts;
    }

    private HostDraft? Read(IGrouping<string, JsonElement> host)
    {
        var fault = ServiceGrammar.HostName.ParseOrNameBlanks(host.Key) is { IsValid: false, Faults: [var wrong, ..] } ? wrong
            : host.Skip(1).Any() ? new("another host has the name", "give one of the two another")
            : null;
        if (fault is not null)
        {
            errors.Add(new(beginning + ConfigReader.Show(host.Key), HostDraft.TheName, fault.Rule, fault.Mend));
            return null;
        }

        return new(host.Key, beginning + host.Key, host.Single(), errors);
    }
}
