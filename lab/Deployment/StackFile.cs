using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>Reads Pulumi.&lt;stack&gt;.yaml and checks it against Pulumi.yaml as the CLI does (seen with 3.259.0; docs/engine.md).</summary>
public static class StackFile
{
    /// <summary>What Linux takes for one variable of a program's environment, name and end included (MAX_ARG_STRLEN): in one the language host hands all of it over.</summary>
    private const int LongestVariable = 128 * 1024;

    /// <exception cref="StackFileException">A file is missing or isn't YAML, the CLI would refuse the configuration, or only the CLI can decrypt a value.</exception>
    public static StackConfig Load(string folder, string stack, IEnumerable<ConfigValue> overrides)
    {
        var project = ProjectFile.Load(folder);
        var file = Path.Combine(folder, $"Pulumi.{stack}.yaml");
        var overridden = overrides.ToList();
        var given = overridden.Select(value => StackConfig.FullKey(project.Name, value.Key)).ToHashSet(StringComparer.Ordinal);
        var config = new StackConfig(project.Name, stack, ImmutableSortedDictionary<string, string>.Empty, []) { Folder = Path.GetFullPath(folder) };
        foreach (var (name, node) in Yaml.Entries(Yaml.Read(file), "config", file))
        {
            var key = Key(name);
            if (!IsReplaced(node, key))
            {
                config = config.WithWhole(key, Value(node, key));
            }
        }

        config = project.Complete(config.With(overridden), file);
        var length = Encoding.UTF8.GetByteCount($"PULUMI_CONFIG={config.ValuesJson()}") + 1;
        return length <= LongestVariable
            ? config
            : throw new StackFileException($"{file}: the configuration has {length} bytes, and a program can't be started with more than {LongestVariable} in one variable; make it shorter");

        // ns:key, ns:config:key as in old files, or the project's own.
        string Key(string name) => name.Split(':') switch
        {
            [_] => StackConfig.FullKey(project.Name, name),
            [_, _] => name,
            [var space, "config", var rest] => $"{space}:{rest}",
            _ => throw new StackFileException($"{file}: {name} — a key is a namespace, a colon and a name; write it like {project.Name}:{name.Split(':')[^1]}"),
        };

        JsonNode? Value(YamlNode node, string path) => node is YamlMappingNode group
            ? new JsonObject(group.Children
                .Select(entry => (Name: Yaml.Text(entry.Key), entry.Value))
                .Where(entry => !IsReplaced(entry.Value, $"{path}.{entry.Name}"))
                .Select(entry => KeyValuePair.Create(entry.Name, Value(entry.Value, $"{path}.{entry.Name}"))))
            : Yaml.Json(node, file);

        // An encrypted value needs no reading where the lab gives its own.
        bool IsReplaced(YamlNode node, string path) =>
            node is YamlMappingNode { Children.Count: 1 } map && Yaml.Child(map, "secure") is YamlScalarNode
            && (given.Contains(path) ? true : throw new StackFileException($"{file}: {path} is encrypted; the lab can't read it, `pulumi` can"));
    }
}
