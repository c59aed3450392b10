namespace Pulumi;

/// <summary>Marks the constructor whose parameters are the keys of a provider's answer.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
public sealed class OutputConstructorAttribute : Attribute;
