namespace Ipv6Dmz.Config;

/// <summary>How the deployment comes to the router.</summary>
public enum RouterWay
{
    /// <summary>By its host, or by a jump host of its own.</summary>
    Direct,

    /// <summary>Through the VPS and the tunnel.</summary>
    Vps,
}
