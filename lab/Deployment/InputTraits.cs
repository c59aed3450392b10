namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a plain input value no longer shows.</summary>
/// <param name="Null">Known to be null: it doesn't reach the engine, and not because it is unknown.</param>
/// <param name="Sources">The resources that it is made of.</param>
internal readonly record struct InputTraits(bool Secret, bool Null, IReadOnlySet<ResourceKey> Sources);
