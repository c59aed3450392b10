using System.Globalization;
using System.Text.Json;

namespace Ipv6Dmz.Lab.Cloud;

/// <summary>What cloud-init's data source NoCloud reads for a server. JSON, which is YAML too.</summary>
public static class NoCloudData
{
    /// <param name="publicKeys">Lines of authorized_keys for root.</param>
    public static string MetaData(CloudServer server, IEnumerable<string> publicKeys) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["instance-id"] = server.Id.ToString(CultureInfo.InvariantCulture),
        ["local-hostname"] = server.Name,
        ["public-keys"] = publicKeys,
    });

    /// <summary>Version 1, static, the IPv6 gateway link-local, as the cloud that it stands for does.</summary>
    public static string NetworkConfig(CloudServer server, string mac) => $$"""
        version: 1
        config:
        - type: physical
          name: eth0
          mac_address: '{{mac}}'
          subnets:
          - {type: static, address: {{server.Ipv4}}/24, gateway: {{CloudAddresses.Ipv4Gateway}}}
          - {type: static6, address: '{{server.Ipv6}}/64', gateway: '{{CloudAddresses.Ipv6Gateway}}'}

        """;
}
