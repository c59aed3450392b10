using System.Text.Json;
using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Cloud;

/// <summary>The lab's cloud: what it holds, in a file, and the site where that becomes true.</summary>
public sealed class LabCloud(string file, ICloudSite site)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };
    private readonly SemaphoreSlim gate = new(1);

    public ICloudSite Site => site;

    /// <summary>What the cloud of a file holds; null: there is no cloud.</summary>
    public static CloudState? Read(string file) =>
        File.Exists(file) ? JsonSerializer.Deserialize<CloudState>(File.ReadAllText(file), Json) : null;

    /// <summary>Makes the file. Of its owner alone: it holds private host keys.</summary>
    public static void Write(string file, CloudState state) => PrivateFile.Write(file, JsonSerializer.Serialize(state, Json));

    /// <summary>One change after another; kept when it succeeded.</summary>
    public async Task<T> ChangeAsync<T>(Func<CloudState, Task<(CloudState Next, T Result)>> change, CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            var (next, result) = await change(Read(file) ?? new CloudState(0));
            Write(file, next);
            return result;
        }
        finally
        {
            gate.Release();
        }
    }
}
