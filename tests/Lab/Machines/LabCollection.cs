using Xunit.Sdk;
using Xunit.v3;

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>Tests that use the machines: there is one set of them, so one after the other; and a deployment has the process's environment to itself.</summary>
[CollectionDefinition(Name, DisableParallelization = true), TestClassOrderer(typeof(LabCollection))]
public sealed class LabCollection : ITestClassOrderer
{
    public const string Name = "Lab";

    /// <summary>A trait's name: of tests that measure. They come last, when the other parts may be through, since those have to wait for them.</summary>
    public const string Measures = "Measures";

    public IReadOnlyCollection<TTestClass?> OrderTestClasses<TTestClass>(IReadOnlyCollection<TTestClass?> testClasses)
        where TTestClass : notnull, ITestClass =>
        [.. testClasses.OrderBy(test => test?.Traits.ContainsKey(Measures) is true)];
}
