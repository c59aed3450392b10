namespace Ipv6Dmz.Tests.Lab.Cloud;

/// <summary>Hardware that remembers what it was told.</summary>
internal sealed class FakeSite : ICloudSite
{
    /// <summary>One that the cloud has made.</summary>
    public static readonly CloudServer Server = new(
        42, "dmz", "nbg1", "debian-12", "#cloud-config\n", ["ssh-ed25519 AAAA client"], [], "198.18.0.10", "2001:db8:0:98::");

    public List<string> Calls { get; } = [];

    public Task CreateAsync(CloudServer server, CancellationToken ct) =>
        Log($"create {server.Name} {server.Image} at {server.Ipv4} and {server.Ipv6} with {server.PublicKeys.Count} keys");

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
