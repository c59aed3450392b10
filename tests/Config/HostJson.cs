using System.Text.Json.Nodes;

namespace Ipv6Dmz.Tests.Config;

// Changes to a list of hosts.
internal static class HostJson
{
    // The sample's, unless the stack has one.
    public static ImmutableDictionary<string, string> In(ImmutableDictionary<string, string> stack) => stack.ContainsKey("hosts") ? stack : stack.Add("hosts", SampleConfig.Hosts);

    // Each change is `place=value`, as BadHosts.txt says.
    public static string Changed(string json, params IEnumerable<string> changes)
    {
        var hosts = JsonNode.Parse(json)!;
        foreach (var change in changes.Select(change => change.Split('=', 2)))
        {
            if (change[0] == "(name)")
            {
                hosts[change[1] == "(empty)" ? "" : change[1]] = new JsonObject();
                continue;
            }

            var steps = Steps(change[0]);
            Set(At(hosts, steps[..^1]), steps[^1], change[1]);
        }

        return hosts.ToJsonString();
    }

    public static JsonNode At(JsonNode hosts, string place) => At(hosts, Steps(place));

    private static string[] Steps(string place) => Regex.Split(place, @"\.|(?=\[)");

    private static JsonNode At(JsonNode hosts, string[] steps) => steps.Aggregate(hosts, (node, step) => step[0] == '[' ? node[Index(step)]! : node[step]!);

    private static void Set(JsonNode parent, string step, string value)
    {
        if (value == "(left out)")
        {
            Assert.True(((JsonObject)parent).Remove(step), $"there is no {step} to leave out");
        }
        else if (step[0] != '[')
        {
            parent[step] = Node(value);
        }
        else if (Index(step) == ((JsonArray)parent).Count)
        {
            ((JsonArray)parent).Add(Node(value));
        }
        else
        {
            parent[Index(step)] = Node(value);
        }
    }

    // As YAML has it: lists, maps, numbers, null and truth values, and all else is text.
    private static JsonNode? Node(string value)
    {
        try
        {
            return value == "(empty)" ? "" : JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(value);
        }
    }

    private static int Index(string step) => int.Parse(step[1..^1], CultureInfo.InvariantCulture);
}
