using System.Globalization;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>What the cloud's providers read alike. Ids are text where they stand alone, and numbers where another resource refers to them.</summary>
internal static class HCloudInputs
{
    public static long Id(ResourceState resource) => long.Parse(resource.Id!, CultureInfo.InvariantCulture);

    public static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="DeploymentException">It is missing.</exception>
    public static string Required(JsonObject inputs, string name) =>
        InputValues.String(inputs, name) is { Length: > 0 } text ? text : throw new DeploymentException($"{name} is missing");

    public static long? Number(JsonObject inputs, string name) => inputs[name] is { } node ? (long)node.GetValue<double>() : null;

    public static IEnumerable<JsonNode> List(JsonObject inputs, string name) => (inputs[name] as JsonArray ?? []).OfType<JsonNode>();

    public static bool Differ(JsonObject old, JsonObject @new, params string[] names) => names.Any(name => !JsonNode.DeepEquals(old[name], @new[name]));

    /// <summary>Names are unique among resources of a kind, and the cloud doesn't make one up here.</summary>
    /// <exception cref="DeploymentException">The name is missing or taken.</exception>
    public static string FreshName(JsonObject inputs, IEnumerable<string> taken)
    {
        var name = Required(inputs, "name");
        return taken.Contains(name) ? throw new DeploymentException($"name {name} is already used (uniqueness_error)") : name;
    }

    public static T Existing<T>(T? found, string what, object id)
        where T : class => found ?? throw new DeploymentException($"the cloud has no {what} {id} (not_found)");
}
