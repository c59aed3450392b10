using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>What the probes hold the lab to.</summary>
/// <param name="Plan">What was deployed.</param>
public sealed record ProbeOptions(Plan Plan)
{
    /// <summary>Whether rules are taken away and tunnels taken down as well.</summary>
    public bool Disturb { get; init; } = true;
}
