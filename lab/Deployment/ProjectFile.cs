using System.Collections.Immutable;
using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What Pulumi.yaml says of a stack's configuration.</summary>
/// <param name="File">Its path, for messages.</param>
/// <param name="Name">The project's, and the namespace of keys that have none.</param>
/// <param name="Schema">By name, in the order in which the CLI goes through them.</param>
public sealed record ProjectFile(string File, string Name, ImmutableArray<SchemaKey> Schema)
{
    /// <exception cref="StackFileException">The CLI would not take it either.</exception>
    public static ProjectFile Load(string folder)
    {
        var file = Path.Combine(folder, "Pulumi.yaml");
        var root = Yaml.Read(file);
        var name = (Yaml.Child(root, "name") as YamlScalarNode)?.Value ?? throw new StackFileException($"{file}: it has no name");
        return new(file, name, [.. Yaml.Entries(root, "config", file).Select(entry => SchemaKey.Read(entry.Key, entry.Value, file)).OrderBy(key => key.Name, StringComparer.Ordinal)]);
    }

    /// <summary>The configuration with the schema's defaults, checked as the CLI checks it before it starts the program: what is missing, all at once; then secrets
    /// and types, the first that is wrong.</summary>
    /// <param name="config">What the stack's file says.</param>
    /// <param name="file">That file, for messages.</param>
    /// <exception cref="StackFileException">The CLI would refuse it.</exception>
    public StackConfig Complete(StackConfig config, string file)
    {
        var missing = new List<string>();
        foreach (var key in Schema)
        {
            var full = StackConfig.FullKey(Name, key.Name);
            if (config.Find(full, out _))
            {
                continue;
            }

            if (key.HasDefault)
            {
                config = config.With(full, key.Default);
            }
            else if (full.StartsWith($"{Name}:", StringComparison.Ordinal))
            {
                missing.Add(key.Name);
            }
        }

        if (missing.Count > 0)
        {
            throw new StackFileException($"{file}: {string.Join(", ", missing)} — Pulumi.yaml has no default for {(missing.Count == 1 ? "it" : "them")}; set {(missing.Count == 1 ? "it" : "each")}, whatever else the stack says");
        }

        foreach (var key in Schema.Where(key => key.Type is not null))
        {
            var full = StackConfig.FullKey(Name, key.Name);
            _ = config.Find(full, out var value);
            if (key.Secret && !config.Encrypted.Contains(full))
            {
                throw new StackFileException($"{file}: {key.Name} — Pulumi.yaml says that it is secret, and here it is plain text; set it with `pulumi config set --secret`");
            }

            if (!key.Fits(value))
            {
                throw new StackFileException($"{file}: {key.Name} — it is not of the type {key.TypeName} that Pulumi.yaml gives it; write one");
            }
        }

        return config;
    }
}
