namespace Ipv6Dmz.Lab.Cloud;

/// <summary>An address that outlives the server it is assigned to.</summary>
/// <param name="Place">Which of the pool's it is, from 0.</param>
/// <param name="Server">Id of the server; null: assigned to none.</param>
/// <param name="Protected">Whether the cloud refuses to delete it; the engine's protection is another.</param>
public sealed record CloudPrimaryIp(long Id, string Name, bool Ipv6, int Place, string Location, long? Server, bool Protected = false)
{
    /// <summary>IPv4: the address. IPv6: the first of the network.</summary>
    public string Address => Ipv6 ? CloudAddresses.Network(Place) : CloudAddresses.Ipv4(Place);
}
