using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>
/// hcloud:index/server:Server, as its provider does it: image, location, userData and sshKeys make a new one; another type or
/// other addresses switch it off and on; firewalls, names and labels change while it runs.
/// </summary>
internal sealed class ServerProvider(LabCloud cloud) : IResourceProvider
{
    public const string Type = "hcloud:index/server:Server";

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet<string>.Empty;

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) => Differ(oldInputs, newInputs, "image", "location", "userData", "sshKeys");

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step) => cloud.ChangeAsync(async state =>
    {
        if (state.Servers is [var there, ..])
        {
            throw new DeploymentException(there.Name == InputValues.String(inputs, "name")
                ? $"name {there.Name} is already used (uniqueness_error); a server that replaces another is made after that is deleted (deleteBeforeReplace)"
                : $"the lab's cloud has room for one server, and {there.Name} is there");
        }

        var server = ServerOrder.Read(state.LastId + 1, inputs, state);
        await cloud.Site.FilterAsync((state with { Servers = [server] }).Filter(), step.Cancellation);
        await cloud.Site.CreateAsync(server, step.Cancellation);
        return (state with
        {
            LastId = server.Id,
            Servers = [server],
            PrimaryIps = [.. state.PrimaryIps.Select(ip => ip with { Server = ServerOrder.Addresses(inputs).Contains(ip.Id) ? server.Id : ip.Server })],
        }, Result(server));
    }, step.Cancellation);

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step) => cloud.ChangeAsync(async state =>
    {
        var before = Existing(state.Servers.Find(it => it.Id == Id(old)), "server", old.Id!);
        if (Differ(old.Inputs, inputs, "publicNets"))
        {
            throw new DeploymentException("publicNets: the lab's cloud doesn't move addresses between servers; replace it");
        }

        var after = before with { Name = Required(inputs, "name"), Firewalls = ServerOrder.Firewalls(inputs, state) };
        var next = state with { Servers = [after] };
        await cloud.Site.FilterAsync(next.Filter(), step.Cancellation);
        if (Differ(old.Inputs, inputs, "serverType"))
        {
            step.Line("switching it off and on");
            await cloud.Site.PowerCycleAsync(step.Cancellation);
        }

        return (next, Result(after));
    }, step.Cancellation);

    public Task DeleteAsync(ResourceState old, StepContext step) => cloud.ChangeAsync(async state =>
    {
        // Of all that the provider deletes, this and a firewall have to be there.
        _ = Existing(state.Servers.Find(it => it.Id == Id(old)), "server", old.Id!);
        await cloud.Site.DeleteAsync(step.Cancellation);
        await cloud.Site.FilterAsync(null, step.Cancellation);
        return (state with
        {
            Servers = [],
            PrimaryIps = [.. state.PrimaryIps.Select(ip => ip with { Server = ip.Server == Id(old) ? null : ip.Server })],
        }, true);
    }, step.Cancellation);

    private static ProviderResult Result(CloudServer server) => new(Text(server.Id), new JsonObject
    {
        ["ipv4Address"] = server.Ipv4,
        ["ipv6Address"] = server.Ipv6,
        ["ipv6Network"] = $"{server.Ipv6Network}/64",
        ["status"] = "running",
        ["firewallIds"] = new JsonArray([.. server.Firewalls.Select(id => JsonValue.Create((double)id))]),
    });
}
