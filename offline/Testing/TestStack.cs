namespace Pulumi.Testing;

/// <summary>The stack of a test that is a function.</summary>
internal sealed class TestStack : Stack
{
    public TestStack(Action createResources) => createResources();
}
