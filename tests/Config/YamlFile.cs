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

    // Raw values of a stack's file by dotted key, as Pulumi hands them to the program.
    public static IEnumerable<KeyValuePair<string, string>> Values(string text) => Leaves("", (YamlMappingNode)Parse(text)["config"]);

    public static string Text(YamlNode node) => ((YamlScalarNode)node).Value!;

    public static string Raw(YamlNode node) => node is YamlSequenceNode list ? JsonSerializer.Serialize(list.Children.Select(Text)) : Text(node);

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string prefix, YamlMappingNode group) => group.Children.SelectMany(entry =>
    {
        var key = prefix + Text(entry.Key).Replace("ipv6-dmz:", "");
        return entry.Value is YamlMappingNode inner ? Leaves($"{key}.", inner) : [KeyValuePair.Create(key, Raw(entry.Value))];
    });
}
