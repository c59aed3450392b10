using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>random:index/randomPassword:RandomPassword: drawn once from the OS, then kept in the state.</summary>
internal sealed class RandomPasswordProvider : IResourceProvider
{
    public const string Type = "random:index/randomPassword:RandomPassword";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Digits = "0123456789";
    private const string Special = "!@#$%&*()-_=+[]{}<>:?";
    private static readonly string[] Known = ["length", "special", "upper", "lower", "numeric", "keepers"];

    public IReadOnlySet<string> SecretOutputs { get; } = ImmutableHashSet.Create("result");

    public bool NeedsReplacement(JsonObject oldInputs, JsonObject newInputs) => true;

    public Task<ProviderResult> CreateAsync(JsonObject inputs, StepContext step)
    {
        if (inputs.Select(pair => pair.Key).Except(Known).FirstOrDefault() is { } unknown)
        {
            throw new DeploymentException($"RandomPassword.{unknown}: the lab doesn't know it");
        }

        var alphabet = (On("lower") ? Lower : "") + (On("upper") ? Upper : "") + (On("numeric") ? Digits : "") + (On("special") ? Special : "");
        var length = (int)(inputs["length"] ?? throw new DeploymentException("RandomPassword.length is missing")).GetValue<double>();
        var result = RandomNumberGenerator.GetString(alphabet, length);
        // The real provider's id is this word too: the value must not stand in an id.
        return Task.FromResult(new ProviderResult("none", new JsonObject { ["result"] = result }));

        bool On(string name) => inputs[name]?.GetValue<bool>() ?? true;
    }

    public Task<ProviderResult> UpdateAsync(ResourceState old, JsonObject inputs, StepContext step) =>
        throw new InvalidOperationException("every change of a RandomPassword replaces it");

    public Task DeleteAsync(ResourceState old, StepContext step) => Task.CompletedTask;
}
