using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Tests.Config;

internal static class YamlFile
{
    public static YamlMappingNode Parse(string text)
    {
        var yaml = new YamlStream();
        using var reader = new StringReader(text);
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    // Raw values of a stack's file by dotted key, as Pulumi hands them to the program; but for the list of hosts, whose names are no keys.
    public static IEnumerable<KeyValuePair<string, string>> Values(string text) => Leaves("", (YamlMappingNode)Parse(text)["config"]).Where(value => !value.Key.StartsWith("hosts."));

    // That list, as JSON.
    public static string Hosts(string text) => Json(Parse(text)["config"]["ipv6-dmz:hosts"])!.ToJsonString();

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    public static string Raw(YamlNode node) => node is YamlSequenceNode list ? Json(list)!.ToJsonString() : Text(node);

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(Text(entry.Key), Json(entry.Value)))),
        _ => JsonValue.Create(Text(node)),
    };

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string prefix, YamlMappingNode group) => group.Children.SelectMany(entry =>
    {
        var key = prefix + Text(entry.Key).Replace("ipv6-dmz:", "");
        return entry.Value is YamlMappingNode inner ? Leaves($"{key}.", inner) : [KeyValuePair.Create(key, Raw(entry.Value))];
    });
}
