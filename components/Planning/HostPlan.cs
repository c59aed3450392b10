namespace Ipv6Dmz.Planning;

/// <summary>A host of the DMZ with its addresses.</summary>
/// <param name="Given">What needs no planning.</param>
/// <param name="Ipv6">In the DMZ's /64.</param>
public sealed record HostPlan(HostConfig Given, IPAddress Ipv6)
{
    /// <summary>What it offers now.</summary>
    public IEnumerable<ServiceConfig> Services => Given.Services.Where(service => service.Enabled);
}
