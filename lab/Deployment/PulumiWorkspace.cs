using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>
/// A folder of the lab's own for the Pulumi CLI: backend, passphrase and a copy of the stack file. Making a stack and setting a
/// secret both write to the stack file, and the tracked one is to stay as it is.
/// </summary>
public sealed class PulumiWorkspace(string projectFolder, string folder, string stack)
{
    private const string Salt = "encryptionsalt";

    public string Folder { get; } = Path.GetFullPath(folder);

    public string StackFilePath => Path.Combine(Folder, $"Pulumi.{stack}.yaml");

    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["PULUMI_BACKEND_URL"] = $"file://{Path.Combine(Folder, "backend")}",
        ["PULUMI_CONFIG_PASSPHRASE_FILE"] = Path.Combine(Folder, "passphrase"),
        ["PULUMI_SKIP_UPDATE_CHECK"] = "true",
    };

    /// <summary>Makes what isn't there, and writes the stack file anew: the tracked one and the overrides that are no secret.</summary>
    public void Prepare(IEnumerable<ConfigValue> overrides)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "backend"));
        var passphrase = Path.Combine(Folder, "passphrase");
        if (!File.Exists(passphrase))
        {
            PrivateFile.Write(passphrase, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        }

        var project = ProjectFile.Load(projectFolder);
        File.Copy(Path.Combine(projectFolder, "Pulumi.yaml"), Path.Combine(Folder, "Pulumi.yaml"), overwrite: true);
        var salt = File.Exists(StackFilePath) ? Yaml.Child(Yaml.Read(StackFilePath), Salt) : null;
        var root = Yaml.Read(Path.Combine(projectFolder, $"Pulumi.{stack}.yaml"));
        var config = Yaml.Child(root, "config") as YamlMappingNode ?? [];
        root.Children[new YamlScalarNode("config")] = config;
        foreach (var value in overrides.Where(value => !value.Secret))
        {
            var full = StackConfig.FullKey(project.Name, value.Key);
            // As `pulumi config set --path` has it: dots lead into a group.
            var path = full.Split('.');
            var group = path[..^1].Aggregate(config, (parent, part) =>
            {
                var child = Yaml.Child(parent, part) as YamlMappingNode ?? [];
                parent.Children[new YamlScalarNode(part)] = child;
                return child;
            });
            var name = new YamlScalarNode(path[^1]);
            if (value.IsUnset)
            {
                group.Children.Remove(name);
            }
            else
            {
                group.Children[name] = Typed(value.Value, project.Schema.FirstOrDefault(key => StackConfig.FullKey(project.Name, key.Name) == full)?.Type);
            }
        }

        if (salt is not null)
        {
            // Secrets of the stack's state are encrypted with it.
            root.Children[new YamlScalarNode(Salt)] = salt;
        }

        using var text = new StringWriter();
        new YamlStream(new YamlDocument(root)).Save(text, assignAnchors: false);
        PrivateFile.Write(StackFilePath, text.ToString());
    }

    /// <summary>Deletes it all, the state included.</summary>
    public static void Forget(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The engine checks values against the schema's types, so a list has to be one; the schema has not all keys.
    private static YamlNode Typed(string value, string? type) => type switch
    {
        "array" or null when value is ['[', ..] => Node(JsonNode.Parse(value)),
        "integer" or "boolean" => new YamlScalarNode(value),
        _ => new YamlScalarNode(value) { Style = ScalarStyle.DoubleQuoted },
    };

    private static YamlNode Node(JsonNode? json) => json switch
    {
        JsonArray list => new YamlSequenceNode(list.Select(Node)) { Style = SequenceStyle.Flow },
        JsonObject map => new YamlMappingNode(map.Select(pair => KeyValuePair.Create((YamlNode)new YamlScalarNode(pair.Key), Node(pair.Value)))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => new YamlScalarNode((string)value!) { Style = ScalarStyle.DoubleQuoted },
        _ => new YamlScalarNode(json?.ToJsonString() ?? "null"),
    };
}
