using Ipv6Dmz.HCloud;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>What the probes hold the lab to.</summary>
/// <param name="Plan">What was deployed.</param>
public sealed record ProbeOptions(Plan Plan)
{
    /// <summary>Whether the cloud's own firewall stands before the VPS: what it drops doesn't get as far as what is probed.</summary>
    public bool CloudFirewall { get; init; }

    /// <summary>Whether rules are taken away and tunnels taken down as well.</summary>
    public bool Disturb { get; init; } = true;
}
