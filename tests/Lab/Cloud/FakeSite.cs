using Ipv6Dmz.Lab.Cloud;

namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>Hardware that remembers what it was told.</summary>
internal sealed class FakeSite : ICloudSite
{
    public List<string> Calls { get; } = [];

    public Task CreateAsync(CloudServer server, CancellationToken ct) => Log($"create {server.Name} {server.Image} at {server.Ipv4} and {server.Ipv6} with {server.PublicKeys.Count} keys");

    public Task PowerCycleAsync(CancellationToken ct) => Log("off and on");

    public Task DeleteAsync(CancellationToken ct) => Log("delete");

    public Task FilterAsync(IReadOnlyList<CloudRule>? rules, CancellationToken ct) =>
        Log(rules is null ? "no filter" : $"filter {string.Join(' ', rules.Select(rule => rule.Protocol + rule.Port))}");

    private Task Log(string call)
    {
        Calls.Add(call);
        return Task.CompletedTask;
    }
}
