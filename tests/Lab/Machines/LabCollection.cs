namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>Tests that use the machines: there is one set of them, so one after the other; and a deployment has the process's environment to itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class LabCollection
{
    public const string Name = "Lab";
}
