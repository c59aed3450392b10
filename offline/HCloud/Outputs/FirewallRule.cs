using System.Collections.Immutable;

namespace Pulumi.HCloud.Outputs;

// Public fields, since that is what the SDK has.
#pragma warning disable CA1051
/// <summary>As in the inputs.</summary>
[OutputType]
public sealed class FirewallRule
{
    public readonly string? Description;
    public readonly ImmutableArray<string> DestinationIps;
    public readonly string Direction;
    public readonly string? Port;
    public readonly string Protocol;
    public readonly ImmutableArray<string> SourceIps;

    [OutputConstructor]
    private FirewallRule(string? description, ImmutableArray<string> destinationIps, string direction, string? port, string protocol, ImmutableArray<string> sourceIps)
    {
        Description = description;
        DestinationIps = destinationIps;
        Direction = direction;
        Port = port;
        Protocol = protocol;
        SourceIps = sourceIps;
    }
}
