namespace Ipv6Dmz.Lab.Commands;

/// <summary>Who deploys.</summary>
public enum EngineKind
{
    /// <summary>The lab itself, without the Pulumi CLI.</summary>
    Lab,

    /// <summary>The Pulumi CLI on PATH.</summary>
    Pulumi,
}
