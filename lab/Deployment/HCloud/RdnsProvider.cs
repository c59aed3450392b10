using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>hcloud:index/rdns:Rdns: the name of an address of a server or primary IP.</summary>
internal sealed class RdnsProvider(LabCloud cloud) : IResourceProvider
{
    public const string Type = "hcloud:index/rdns:Rdns";

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet<string>.Empty;

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) => Differ(oldInputs, newInputs, "serverId", "primaryIpId", "ipAddress");

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step) => SetAsync(inputs, step);

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step) => SetAsync(inputs, step);

    public Task DeleteAsync(ResourceState old, StepContext step) => cloud.ChangeAsync(
        state => Task.FromResult((state with { ReverseNames = state.ReverseNames.Remove(Required(old.Inputs, "ipAddress")) }, true)), step.Cancellation);

    private Task<ProviderResult> SetAsync(JsonObject inputs, StepContext step) => cloud.ChangeAsync(state =>
    {
        var address = Required(inputs, "ipAddress");
        var server = Number(inputs, "serverId");
        var ip = Number(inputs, "primaryIpId");
        var owner = (server, ip) switch
        {
            ({ } id, null) => (Kind: 's', Id: id, Found: state.Servers.Any(it => it.Id == id)),
            (null, { } id) => (Kind: 'p', Id: id, Found: state.PrimaryIps.Any(it => it.Id == id)),
            _ => throw new DeploymentException("exactly one of serverId and primaryIpId is needed"),
        };
        return owner.Found
            ? Task.FromResult((
                state with { ReverseNames = state.ReverseNames.SetItem(address, Required(inputs, "dnsPtr")) },
                new ProviderResult($"{owner.Kind}-{owner.Id}-{address}", [])))
            : throw new DeploymentException($"{address}: what it belongs to is not there (not_found)");
    }, step.Cancellation);
}
