using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Ipv6Dmz.Lab.Cloud;
using static Ipv6Dmz.Lab.Deployment.HCloud.HCloudInputs;

namespace Ipv6Dmz.Lab.Deployment.HCloud;

/// <summary>hcloud:index/sshKey:SshKey: read when a server is made, and never again.</summary>
internal sealed class SshKeyProvider(LabCloud cloud) : IResourceProvider
{
    public const string Type = "hcloud:index/sshKey:SshKey";

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet<string>.Empty;

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) => Differ(oldInputs, newInputs, "publicKey");

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step) => cloud.ChangeAsync(state =>
    {
        var key = new CloudSshKey(state.LastId + 1, FreshName(inputs, state.SshKeys.Select(it => it.Name)), Required(inputs, "publicKey").Trim());
        var fingerprint = Fingerprint(key.PublicKey);
        return state.SshKeys.Any(other => Fingerprint(other.PublicKey) == fingerprint)
            ? throw new DeploymentException($"publicKey {fingerprint} is there already (uniqueness_error)")
            : Task.FromResult((state with { LastId = key.Id, SshKeys = state.SshKeys.Add(key) }, new ProviderResult(Text(key.Id), Outputs(fingerprint))));
    }, step.Cancellation);

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step) => cloud.ChangeAsync(state =>
    {
        var before = Existing(state.SshKeys.Find(key => key.Id == Id(old)), "SSH key", old.Id!);
        var after = before with { Name = Required(inputs, "name") };
        return Task.FromResult((state with { SshKeys = state.SshKeys.Replace(before, after) }, new ProviderResult(old.Id!, Outputs(Fingerprint(after.PublicKey)))));
    }, step.Cancellation);

    public Task DeleteAsync(ResourceState old, StepContext step) => cloud.ChangeAsync(
        state => Task.FromResult((state with { SshKeys = state.SshKeys.RemoveAll(key => key.Id == Id(old)) }, true)), step.Cancellation);

    private static JsonObject Outputs(string fingerprint) => new() { ["fingerprint"] = fingerprint };

    private static string Fingerprint(string publicKey)
    {
        try
        {
            // The cloud shows this one; nothing is secured by it.
#pragma warning disable CA5351
            var hash = MD5.HashData(Convert.FromBase64String(publicKey.Split(' ')[1]));
#pragma warning restore CA5351
            return string.Join(':', hash.Select(octet => octet.ToString("x2", System.Globalization.CultureInfo.InvariantCulture)));
        }
        catch (Exception error) when (error is FormatException or IndexOutOfRangeException)
        {
            throw new DeploymentException($"publicKey '{publicKey}' is not a line of authorized_keys (invalid_input)");
        }
    }
}
