using System.Diagnostics.CodeAnalysis;

namespace Ipv6Dmz.Config;

/// <summary>Either a configuration or everything that is wrong with it.</summary>
/// <param name="Errors">In the order of the table of keys, unknown ones last.</param>
/// <param name="Against">Errors of the configuration together with the addresses of a server that has been made.</param>
public sealed record ParseResult(DmzConfig? Config, ImmutableArray<ConfigError> Errors, Func<VpsAddresses, ImmutableArray<ConfigError>> Against)
{
    /// <summary>Whether there is a configuration.</summary>
    [MemberNotNullWhen(true, nameof(Config))]
    public bool IsValid => Config is not null;
}
