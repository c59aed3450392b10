namespace Ipv6Dmz.Keys;

/// <summary>The part of the tunnel's keys that may stand in files and previews.</summary>
public sealed record WireGuardPublic(string Id, string VpsPublicKey, string RouterPublicKey);
