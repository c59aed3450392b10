using System.Text.Json;
using System.Text.Json.Serialization;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <summary>What was deployed last: by whom, on which machines, and with which values over the stack file.</summary>
public sealed record DeployedRecord(EngineKind Engine, string Machines, IReadOnlyList<ConfigValue> Config, string Uplink = UplinkChoice.Default)
{
    private const string Name = "deployed.json";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>Where the VPS came from.</summary>
    public IEnumerable<ConfigValue> Provider() => Config.Where(value => value.Key == LabConfig.Provider).TakeLast(1);

    /// <summary>Null: nothing, or nothing that can be read.</summary>
    public static DeployedRecord? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<DeployedRecord>(File.ReadAllText(Path.Combine(folder, Name)), Json);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        PrivateFile.Write(Path.Combine(folder, Name), JsonSerializer.Serialize(this, Json));
    }

    public static void Forget(string folder) => File.Delete(Path.Combine(folder, Name));
}
