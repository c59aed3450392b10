namespace Ipv6Dmz.Config;

/// <summary>A machine that is there; <c>existing</c>.</summary>
/// <param name="Connection">How it is reached for the deployment.</param>
/// <param name="Addresses">Its addresses on its interface to the provider.</param>
public sealed record ExistingVpsConfig(ConnectionConfig Connection, VpsAddresses Addresses) : VpsOrigin;
