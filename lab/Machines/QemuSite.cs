using System.Net.Sockets;
using Ipv6Dmz.Lab.Cloud;
using Ipv6Dmz.Lab.Deployment;
using Renci.SshNet.Common;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>The cloud's hardware: the VPS's place among the lab's machines, and world's provider in front of it.</summary>
public sealed class QemuSite(LabMachines machines) : ICloudSite
{
    // As in world.sh's drawing.
    private const string Gateway = "provider";
    private const string Link = "vps";

    public Task CreateAsync(CloudServer server, CancellationToken ct) => TryAsync(() => machines.CreateVpsAsync(server, ct), ct);

    public Task PowerCycleAsync(CancellationToken ct) => TryAsync(() => machines.PowerCycleVpsAsync(ct), ct);

    public Task DeleteAsync(CancellationToken ct) => TryAsync(() => machines.RemoveVpsAsync(ct), ct);

    public Task FilterAsync(IReadOnlyList<CloudRule>? rules, CancellationToken ct) => TryAsync(async () =>
    {
        if (rules is null && !machines.Runs(LabMachine.World))
        {
            // With the machine the rules are gone.
            return;
        }

        var world = await machines.ConnectAsync(LabMachine.World, ct);
        var result = await world.RunAsync($"ip netns exec {Gateway} nft -f -", CloudFilter.ToNft(Link, rules), ct: ct);
        if (!result.Ok)
        {
            throw new LabException(result.Stderr.Trim());
        }
    }, ct);

    private static async Task TryAsync(Func<Task> work, CancellationToken ct)
    {
        try
        {
            await work();
        }
        catch (Exception error) when (!ct.IsCancellationRequested && error is LabException or SshException or SocketException or IOException)
        {
            throw new DeploymentException($"the lab's cloud: {error.Message}", error);
        }
    }
}
