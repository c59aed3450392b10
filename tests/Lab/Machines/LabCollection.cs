namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>Tests that use the machines: there is one set of them, so one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class LabCollection
{
    public const string Name = "Lab";
}
