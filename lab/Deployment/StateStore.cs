using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// The state on disk: written whole and renamed into place after every finished resource, so that a kill at any point loses
/// nothing. One process at a time holds it.
/// </summary>
public sealed class StateStore : IDisposable
{
    // 2: with dependencies.
    private const int Version = 2;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly string path;
    private readonly StateCipher cipher;
    private readonly FileStream hold;
    private readonly Lock gate = new();
    private ImmutableList<ResourceState> resources;

    private StateStore(string path, StateCipher cipher, FileStream hold)
    {
        this.path = path;
        this.cipher = cipher;
        this.hold = hold;
        resources = File.Exists(path) ? Read() : [];
    }

    /// <summary>Every resource, in the order of creation.</summary>
    public ImmutableList<ResourceState> Resources
    {
        get
        {
            lock (gate)
            {
                return resources;
            }
        }
    }

    /// <exception cref="DeploymentException">Another process works on the same state, or the state can't be read.</exception>
    public static StateStore Open(string folder)
    {
        Directory.CreateDirectory(folder);
        FileStream hold;
        try
        {
            // The kernel lets go of it with the process, however that ends.
            hold = new FileStream(Path.Combine(folder, "state.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new DeploymentException($"another up, preview or destroy is at work on {folder}; let it end or stop it first");
        }

        try
        {
            return new StateStore(Path.Combine(folder, "state.json"), StateCipher.FromFile(Path.Combine(folder, "state.key")), hold);
        }
        catch
        {
            hold.Dispose();
            throw;
        }
    }

    /// <summary>Forgets everything, key included: the machines have gone back to where nothing was deployed.</summary>
    public static void Forget(string folder)
    {
        File.Delete(Path.Combine(folder, "state.json"));
        File.Delete(Path.Combine(folder, "state.key"));
    }

    public ResourceState? Find(ResourceKey key) =>
        Resources.FirstOrDefault(resource => resource.Key == key && resource.Phase != ResourcePhase.Replaced);

    /// <summary>Puts a resource in, in place of what was there under its key; a new one gets the next order.</summary>
    public ResourceState Put(ResourceState resource)
    {
        lock (gate)
        {
            var old = resources.FindIndex(other => other.Key == resource.Key && other.Phase != ResourcePhase.Replaced);
            var ordered = resource with { Order = old >= 0 ? resources[old].Order : NextOrder() };
            Save(old >= 0 ? resources.SetItem(old, ordered) : resources.Add(ordered));
            return ordered;
        }
    }

    /// <summary>Puts the new resource in and keeps the old one until its delete has run.</summary>
    public ResourceState Replace(ResourceState resource)
    {
        lock (gate)
        {
            var old = resources.Single(other => other.Key == resource.Key && other.Phase != ResourcePhase.Replaced);
            var ordered = resource with { Order = NextOrder() };
            // It may be replaced, so it may be deleted.
            Save(resources.Replace(old, old with { Phase = ResourcePhase.Replaced, Marks = old.Marks with { Protect = false } }).Add(ordered));
            return ordered;
        }
    }

    public void Remove(ResourceState resource)
    {
        lock (gate)
        {
            Save(resources.RemoveAll(other => other.Order == resource.Order));
        }
    }

    public void Dispose()
    {
        cipher.Dispose();
        hold.Dispose();
    }

    private int NextOrder() => resources.Select(resource => resource.Order).DefaultIfEmpty(0).Max() + 1;

    private void Save(ImmutableList<ResourceState> next)
    {
        var json = new JsonObject
        {
            ["version"] = Version,
            ["resources"] = new JsonArray([.. next.OrderBy(resource => resource.Order).Select(resource => ResourceJson.Write(resource, cipher))]),
        };
        PrivateFile.Write(path, json.ToJsonString(Indented) + "\n");
        resources = next;
    }

    private ImmutableList<ResourceState> Read()
    {
        try
        {
            var json = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
            return (int)json["version"]! == Version
                ? [.. json["resources"]!.AsArray().Select(node => ResourceJson.Read(node!.AsObject(), cipher))]
                : throw new DeploymentException($"{path} was written by another version of the lab; `reset` starts anew");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or FormatException or CryptographicException)
        {
            throw new DeploymentException($"{path} can't be read ({error.Message}); `reset` starts anew", error);
        }
    }
}
