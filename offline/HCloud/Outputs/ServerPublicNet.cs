namespace Pulumi.HCloud.Outputs;

// Public fields, since that is what the SDK has.
#pragma warning disable CA1051
/// <summary>As in the inputs.</summary>
[OutputType]
public sealed class ServerPublicNet
{
    public readonly int? Ipv4;
    public readonly bool? Ipv4Enabled;
    public readonly int? Ipv6;
    public readonly bool? Ipv6Enabled;

    [OutputConstructor]
    private ServerPublicNet(int? ipv4, bool? ipv4Enabled, int? ipv6, bool? ipv6Enabled)
    {
        Ipv4 = ipv4;
        Ipv4Enabled = ipv4Enabled;
        Ipv6 = ipv6;
        Ipv6Enabled = ipv6Enabled;
    }
}
