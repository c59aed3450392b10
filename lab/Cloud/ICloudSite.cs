namespace Ipv6Dmz.Lab.Cloud;

/// <summary>The hardware behind the cloud: room for one server, and the network in front of it.</summary>
public interface ICloudSite
{
    /// <summary>A new disk, and the server started from it. It is not waited for: that is the customer's business.</summary>
    Task CreateAsync(CloudServer server, CancellationToken ct);

    Task PowerCycleAsync(CancellationToken ct);

    /// <summary>Ends the server and removes its disk.</summary>
    Task DeleteAsync(CancellationToken ct);

    /// <summary>Holds what goes to the server to these rules; null: everything passes.</summary>
    Task FilterAsync(IReadOnlyList<CloudRule>? rules, CancellationToken ct);
}
