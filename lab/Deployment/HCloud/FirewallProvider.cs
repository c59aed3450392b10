using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>hcloud:index/firewall:Firewall. Everything is changed in place, and at once for a server that it is attached to.</summary>
internal sealed class FirewallProvider(LabCloud cloud) : IResourceProvider
{
    public const string Type = "hcloud:index/firewall:Firewall";

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet<string>.Empty;

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) => false;

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step) => cloud.ChangeAsync(state =>
    {
        var made = new CloudRuleSet(state.LastId + 1, FreshName(inputs, state.Firewalls.Select(it => it.Name)), [.. FirewallRules.Of(inputs)]);
        return Task.FromResult((state with { LastId = made.Id, Firewalls = state.Firewalls.Add(made) }, new ProviderResult(Text(made.Id), [])));
    }, step.Cancellation);

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step) => cloud.ChangeAsync(async state =>
    {
        var before = Existing(state.Firewalls.Find(it => it.Id == Id(old)), "firewall", old.Id!);
        var next = state with { Firewalls = state.Firewalls.Replace(before, new CloudRuleSet(before.Id, Required(inputs, "name"), [.. FirewallRules.Of(inputs)])) };
        await cloud.Site.FilterAsync(next.Filter(), step.Cancellation);
        return (next, new ProviderResult(old.Id!, []));
    }, step.Cancellation);

    // The provider takes it off its servers first.
    public Task DeleteAsync(ResourceState old, StepContext step) => cloud.ChangeAsync(async state =>
    {
        // One that is gone the provider crashes on.
        var gone = Existing(state.Firewalls.Find(it => it.Id == Id(old)), "firewall", old.Id!);
        var next = state with
        {
            Firewalls = state.Firewalls.Remove(gone),
            Servers = [.. state.Servers.Select(server => server with { Firewalls = [.. server.Firewalls.Where(id => id != Id(old))] })],
        };
        await cloud.Site.FilterAsync(next.Filter(), step.Cancellation);
        return (next, true);
    }, step.Cancellation);
}
