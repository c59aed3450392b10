using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Cloud;

/// <summary>What the lab itself reads in a server's user_data.</summary>
public static class UserData
{
    /// <summary>The public host key that it installs, in the form of authorized_keys; null: none.</summary>
    public static string? HostKey(string? userData)
    {
        try
        {
            var yaml = new YamlStream();
            using var text = new StringReader(userData ?? "");
            yaml.Load(text);
            return yaml.Documents.Count > 0 && yaml.Documents[0].RootNode is YamlMappingNode root
                && root.Children.TryGetValue("ssh_keys", out var keys) && keys is YamlMappingNode map
                ? map.Children.Where(pair => ((YamlScalarNode)pair.Key).Value!.EndsWith("_public", StringComparison.Ordinal))
                    .Select(pair => (pair.Value as YamlScalarNode)?.Value?.Trim()).FirstOrDefault()
                : null;
        }
        catch (YamlException)
        {
            // cloud-init will say so; nothing here hangs on it.
            return null;
        }
    }
}
