namespace Ipv6Dmz.Lab.Probes;

/// <summary>In this order they run: what disturbs the machines comes last.</summary>
public enum ProbeKind
{
    /// <summary>Looks at the machines as they are.</summary>
    Normal,

    /// <summary>Takes a rule away for a moment, to show that the negative probe beside it can see what it looks for.</summary>
    Control,

    /// <summary>Takes a tunnel down, and up again.</summary>
    TunnelDown,
}
