using System.Reflection;

namespace Ipv6Dmz.Tests.Lab.Machines;

public sealed class LabCollectionTests
{
    [Fact]
    public void Each_class_that_uses_machines_has_a_category_that_test_sh_knows()
    {
        var script = RepositoryFile.Read("test.sh");
        var classes = typeof(LabCollectionTests).Assembly.GetTypes()
            .Where(type => type.GetCustomAttributesData().Any(data => data.AttributeType == typeof(CollectionAttribute) && Equals(data.ConstructorArguments[0].Value, LabCollection.Name)))
            .ToDictionary(type => type.Name, type => type.GetCustomAttributes<TraitAttribute>().SingleOrDefault(trait => trait.Name == "Category")?.Value);

        Assert.InRange(classes.Count, 15, 100);
        Assert.All(classes, found => Assert.All([$"--filter-not-trait Category={found.Value}", $":Category={found.Value}"], part => Assert.Matches($@"{part}\b", script)));
    }
}
