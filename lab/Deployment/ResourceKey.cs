namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What tells resources apart in the lab's state. The program gives every resource a name of its own.</summary>
public readonly record struct ResourceKey(string Type, string Name)
{
    public const string StackType = "pulumi:pulumi:Stack";

    public override string ToString() => $"{Name} ({Type})";
}
