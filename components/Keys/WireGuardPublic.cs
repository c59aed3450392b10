namespace Ipv6Dmz.Keys;

/// <summary>The part of the tunnel's keys that may stand in files and previews.</summary>
/// <param name="Id">Names this set of keys on the machines; hex; says nothing about them.</param>
/// <param name="VpsPublicKey">Base64, 32 bytes.</param>
/// <param name="RouterPublicKey">Base64, 32 bytes.</param>
public sealed record WireGuardPublic(string Id, string VpsPublicKey, string RouterPublicKey);
