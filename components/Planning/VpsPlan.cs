namespace Ipv6Dmz.Planning;

/// <summary>The VPS as its provider made it.</summary>
/// <param name="UplinkInterface">To the provider, or <see cref="FoundInterface"/>.</param>
/// <param name="Ipv4">Source of NAT and of the 6in4 tunnel.</param>
/// <param name="NativePrefix">The provider's /64 that <paramref name="Ipv6"/> is in.</param>
/// <param name="SshFrom4">What may reach its SSH.</param>
/// <param name="SshFrom6">What may reach its SSH.</param>
/// <param name="SshPort">That its sshd listens on.</param>
public sealed record VpsPlan(
    string UplinkInterface, IPAddress Ipv4, IPAddress Ipv6, IPNetwork NativePrefix, ImmutableArray<IPNetwork> SshFrom4, ImmutableArray<IPNetwork> SshFrom6, int SshPort)
{
    /// <summary>Stands in a file for the interface of the default route, which the agent finds on the machine.</summary>
    public const string FoundInterface = "@uplink@";
}
