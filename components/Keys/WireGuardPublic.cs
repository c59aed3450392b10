namespace Ipv6Dmz.Keys;

/// <summary>The part of the tunnel's keys that may stand in files and previews.</summary>
/// <param name="Id">Names the set on the machines; hex; says nothing about them.</param>
public sealed record WireGuardPublic(string Id, string VpsPublicKey, string RouterPublicKey);
