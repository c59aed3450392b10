namespace Ipv6Dmz.Config.Schema;

/// <summary>Of Pulumi.yaml's config schema.</summary>
public enum ConfigKeyType
{
    /// <summary><c>string</c>.</summary>
    Text,

    /// <summary><c>integer</c>.</summary>
    Integer,

    /// <summary><c>array</c> of strings; Pulumi hands it over as JSON.</summary>
    List,
}
