namespace Pulumi;

/// <summary>Names the input that a field or property of the arguments is.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property)]
public sealed class InputAttribute(string name, bool required = false) : Attribute
{
    internal string Name { get; } = name;

    internal bool IsRequired { get; } = required;
}
