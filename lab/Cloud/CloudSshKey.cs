namespace Ipv6Dmz.Lab.Cloud;

/// <summary>A public key that servers can be made with.</summary>
public sealed record CloudSshKey(long Id, string Name, string PublicKey);
