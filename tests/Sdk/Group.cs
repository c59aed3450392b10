using Pulumi;

namespace Ipv6Dmz.Tests.Sdk;

/// <summary>A component whose children are what the test says.</summary>
internal sealed class Group : ComponentResource
{
    public Group(string name, Action<Group> addChildren, ComponentResourceOptions? options = null) : base("test:index:Group", name, options)
    {
        addChildren(this);
        RegisterOutputs();
    }
}
