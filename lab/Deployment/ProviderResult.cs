using System.Text.Json.Nodes;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A finished resource: its id and the outputs that aren't inputs.</summary>
internal sealed record ProviderResult(string Id, JsonObject Outputs);
