using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>One resource as the state file holds it: readable, but for its secrets.</summary>
internal static class ResourceJson
{
    public static JsonObject Write(ResourceState resource, StateCipher cipher)
    {
        var json = new JsonObject { ["name"] = resource.Key.Name, ["type"] = resource.Key.Type };
        if (resource.Parent is not null)
        {
            json["parent"] = resource.Parent;
        }

        json["order"] = resource.Order;
        json["phase"] = resource.Phase.ToString();
        if (resource.Id is not null)
        {
            json["id"] = resource.Id;
        }

        if (resource.Marks != ResourceMarks.None)
        {
            json["marks"] = JsonSerializer.SerializeToNode(resource.Marks);
        }

        if (resource.Dependencies.Count > 0)
        {
            json["dependencies"] = JsonSerializer.SerializeToNode(resource.Dependencies);
        }

        if (resource.Phase != ResourcePhase.Component)
        {
            json["inputs"] = Values(resource.Inputs, resource.SecretInputs, "inputs");
            json["outputs"] = Values(resource.Outputs, resource.SecretOutputs, "outputs");
        }

        return json;

        JsonObject Values(JsonObject values, IReadOnlySet<string> secrets, string group) => new(values.Select(pair => KeyValuePair.Create(
            pair.Key,
            secrets.Contains(pair.Key) ? cipher.Protect(pair.Value, Place(resource.Key, group, pair.Key)) : pair.Value?.DeepClone())));
    }

    public static ResourceState Read(JsonObject json, StateCipher cipher)
    {
        var key = new ResourceKey((string)json["type"]!, (string)json["name"]!);
        var (inputs, secretInputs) = Values("inputs");
        var (outputs, secretOutputs) = Values("outputs");
        return new ResourceState(
            key,
            (string?)json["parent"],
            (int)json["order"]!,
            Enum.Parse<ResourcePhase>((string)json["phase"]!),
            (string?)json["id"],
            inputs,
            outputs,
            secretInputs,
            secretOutputs)
        {
            Marks = json["marks"].Deserialize<ResourceMarks>() ?? ResourceMarks.None,
            Dependencies = json["dependencies"].Deserialize<ResourceKey[]>() ?? [],
        };

        (JsonObject, HashSet<string>) Values(string group)
        {
            var stored = json[group]?.AsObject() ?? [];
            var secrets = stored.Where(pair => StateCipher.IsProtected(pair.Value)).Select(pair => pair.Key).ToHashSet();
            var values = new JsonObject(stored.Select(pair => KeyValuePair.Create(
                pair.Key,
                secrets.Contains(pair.Key) ? cipher.Unprotect(pair.Value, Place(key, group, pair.Key)) : pair.Value?.DeepClone())));
            return (values, secrets);
        }
    }

    private static string Place(ResourceKey key, string group, string property) => $"{key.Type}\n{key.Name}\n{group}\n{property}";
}
