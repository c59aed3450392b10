namespace Pulumi;

/// <summary>Marks a struct that stands for one of a provider's named values.</summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class EnumTypeAttribute : Attribute;
