using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <param name="Only">Part of a probe's name, or its place; null: all.</param>
/// <param name="Gentle">Leave out what takes rules away and tunnels down.</param>
/// <param name="Config">The configuration to hold the lab to; empty: what was deployed last.</param>
public sealed record ProbeRequest(bool Json, string? Only, bool Gentle, IReadOnlyList<ConfigValue> Config);
