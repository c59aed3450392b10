namespace Ipv6Dmz.Config.Schema;

/// <summary>One key of the configuration.</summary>
/// <param name="Name">Without the project's namespace, e.g. <c>dmz.prefix</c>.</param>
/// <param name="Type">What Pulumi checks before the program sees it.</param>
/// <param name="Description">What it is and what follows from it, one sentence or two.</param>
/// <param name="Default">Raw text, JSON for arrays; <see langword="null"/>: the key is required.</param>
/// <param name="Example">A raw value that fits, for messages and documentation.</param>
/// <param name="IsSecret">Whether its value is never to be shown.</param>
/// <param name="Change">What kind of change another value makes on what is deployed, one of <see cref="ConfigChanges"/>.</param>
/// <param name="Effect">What happens then, for docs/configuration.md; empty: what the kind says.</param>
/// <param name="When">What another key has to be for this one to count; <see langword="null"/>: it always does.</param>
public sealed record ConfigKey(
    string Name,
    ConfigKeyType Type,
    string Description,
    string? Default = null,
    string Example = "",
    bool IsSecret = false,
    ConfigCondition? When = null,
    string Change = ConfigChanges.Live,
    string Effect = "")
{
    /// <summary>The command that sets it. A secret has a key of its own outside the groups: Pulumi calls a whole group secret if one value in it is.</summary>
    public string Command => !IsSecret ? $"pulumi config set --path {Name} '{Example}'"
        : Example.StartsWith("-----", StringComparison.Ordinal) ? $"pulumi config set --secret {Name} < ~/.ssh/id_ed25519"
        : $"pulumi config set --secret {Name}";

    /// <summary>Whether the stack has to set it, where it counts.</summary>
    public bool IsRequired => Default is null;
}
