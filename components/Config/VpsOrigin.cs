namespace Ipv6Dmz.Config;

/// <summary>Where the VPS comes from: one kind per value of <c>vps.provider</c>.</summary>
public abstract record VpsOrigin;
