namespace Ipv6Dmz.Config.Schema;

/// <summary>The kinds of change that a configuration key can make. docs/configuration.md says what each of them is.</summary>
public static class ConfigChanges
{
    /// <summary>Files are replaced and loaded in one transaction.</summary>
    public const string Live = "live";

    /// <summary>The tunnel's endpoint or addresses change.</summary>
    public const string Reconnects = "reconnects";

    /// <summary>The cloud powers the server off and on.</summary>
    public const string Reboots = "reboots";

    /// <summary>Another server takes the old one's place.</summary>
    public const string Replaces = "replaces";

    /// <summary>Nothing on the machines changes, only how they are reached.</summary>
    public const string OtherWay = "other way in";

    /// <summary>What is deployed stays where it is.</summary>
    public const string OtherMachine = "another machine";
}
