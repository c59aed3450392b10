namespace Ipv6Dmz.Config;

/// <summary>How the DMZ's IPv6 reaches the VPS: one kind per <see cref="UplinkMode"/>.</summary>
public abstract record UplinkConfig
{
    /// <summary>The kind.</summary>
    public abstract UplinkMode Mode { get; }
}
