namespace Ipv6Dmz.Planning;

/// <summary>The VPS as its provider made it.</summary>
/// <param name="Ipv4">Source of NAT and of the 6in4 tunnel.</param>
/// <param name="SshPort">That its sshd listens on.</param>
/// <param name="UplinkInterface">To the provider, or a word in place of the one that the agent finds.</param>
public sealed record VpsPlan(
    string UplinkInterface, IPAddress Ipv4, IPAddress Ipv6, IPNetwork NativePrefix, ImmutableArray<IPNetwork> SshFrom4, ImmutableArray<IPNetwork> SshFrom6, int SshPort)
{
    // The agent finds the interface of the default route on the machine.
    internal const string FoundInterface = "@uplink@";
}
