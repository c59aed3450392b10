using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>
/// hcloud:index/primaryIp:PrimaryIp: an address of the cloud's pool, the first one that is free. Whom it is assigned to the provider knows as of its last
/// create or update: right after the create nobody, whatever server has taken it since.
/// </summary>
internal sealed class PrimaryIpProvider(LabCloud cloud) : IResourceProvider
{
    public const string Type = "hcloud:index/primaryIp:PrimaryIp";

    private const string AssigneeId = "assigneeId";

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet<string>.Empty;

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) => Differ(oldInputs, newInputs, "type", "location");

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step) => cloud.ChangeAsync(state =>
    {
        var ipv6 = Required(inputs, "type") switch
        {
            "ipv4" => false,
            "ipv6" => true,
            var other => throw new DeploymentException($"type {other}: there are ipv4 and ipv6"),
        };
        var taken = state.PrimaryIps.Where(ip => ip.Ipv6 == ipv6).Select(ip => ip.Place).ToHashSet();
        var made = new CloudPrimaryIp(
            state.LastId + 1,
            FreshName(inputs, state.PrimaryIps.Select(ip => ip.Name)),
            ipv6,
            Enumerable.Range(0, taken.Count + 1).First(place => !taken.Contains(place)),
            // Or the id of a server that it is assigned to: the provider wants exactly one of them, and this program the one.
            Required(inputs, "location"),
            null,
            Protected(inputs));
        return Task.FromResult((state with { LastId = made.Id, PrimaryIps = state.PrimaryIps.Add(made) }, new ProviderResult(Text(made.Id), Outputs(made))));
    }, step.Cancellation);

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step) => cloud.ChangeAsync(state =>
    {
        var before = Find(state, old);
        var after = before with { Name = Required(inputs, "name"), Protected = Protected(inputs) };
        return Task.FromResult((state with { PrimaryIps = state.PrimaryIps.Replace(before, after) }, new ProviderResult(old.Id!, Outputs(after))));
    }, step.Cancellation);

    public async Task DeleteAsync(ResourceState old, StepContext step)
    {
        if (Number(old.Outputs, AssigneeId) is { } known and not 0)
        {
            await UnassignAsync(Id(old), known, step);
        }

        await cloud.ChangeAsync(state =>
        {
            var ip = state.PrimaryIps.Find(it => it.Id == Id(old));
            return ip is { Protected: true } ? throw new DeploymentException($"primary IP {ip.Address} is protected by the cloud: an update that sets deleteProtection to false comes first (protected)")
                : ip?.Server is { } server ? throw new DeploymentException($"primary IP {ip.Address} is assigned to server {server}, and can't be deleted before that is (must_be_unassigned)")
                : Task.FromResult((ip is null ? state : Without(state, ip), true));
        }, step.Cancellation);
    }

    /// <summary>As the provider: whatever the delete says after that, the server has lost the address.</summary>
    private Task<bool> UnassignAsync(long id, long server, StepContext step) => cloud.ChangeAsync(async state =>
    {
        if (state.PrimaryIps.Find(ip => ip.Id == id && ip.Server == server) is not { } assigned)
        {
            return (state, false);
        }

        step.Line($"switching server {server} off and on, without the address");
        await cloud.Site.PowerCycleAsync(step.Cancellation);
        return (state with { PrimaryIps = state.PrimaryIps.Replace(assigned, assigned with { Server = null }) }, true);
    }, step.Cancellation);

    private static CloudState Without(CloudState state, CloudPrimaryIp ip) => state with
    {
        PrimaryIps = state.PrimaryIps.Remove(ip),
        // Names go with their address.
        ReverseNames = state.ReverseNames.RemoveRange(state.ReverseNames.Keys.Where(name => ip.Ipv6 ? name.StartsWith(ip.Address, StringComparison.Ordinal) : name == ip.Address)),
    };

    private static bool Protected(JsonObject inputs) => inputs["deleteProtection"]?.GetValue<bool>() ?? false;

    private static CloudPrimaryIp Find(CloudState state, ResourceState old) =>
        Existing(state.PrimaryIps.Find(ip => ip.Id == Id(old)), "primary IP", old.Id!);

    private static JsonObject Outputs(CloudPrimaryIp ip) => new()
    {
        ["ipAddress"] = ip.Address,
        ["ipNetwork"] = ip.Ipv6 ? $"{ip.Address}/64" : "",
        [AssigneeId] = (double)(ip.Server ?? 0),
    };
}
