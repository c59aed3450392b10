namespace Ipv6Dmz.Config.Schema;

/// <summary>The types of Pulumi.yaml's config schema that this project uses.</summary>
public enum ConfigKeyType
{
    /// <summary>Schema type <c>string</c>.</summary>
    Text,

    /// <summary>Schema type <c>integer</c>.</summary>
    Integer,

    /// <summary>Schema type <c>array</c> of strings; Pulumi hands it over as JSON.</summary>
    List,
}
