using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Runs a command line on a machine: <c>vps</c>, <c>router</c> or <c>world</c>.</summary>
public delegate Task<CommandResult> RunOn(string machine, string command, string? stdin, CancellationToken ct);
