using Ipv6Dmz.Lab.Deployment;

namespace Ipv6Dmz.Lab.Commands;

/// <param name="Engine">Null: the one that deployed last, at first the lab's own.</param>
/// <param name="Uplink">One of <see cref="UplinkChoice.All"/>; null: the one that was deployed last, at first the stack file's.</param>
/// <param name="Debian">What the machines are to be; null: what they are, at first the default.</param>
/// <param name="Config">Given on the command line, over the stack file.</param>
public sealed record DeployOptions(EngineKind? Engine, IReadOnlyList<ConfigValue> Config, bool Verbose, string? Uplink = null, string? Debian = null);
