using System.Reflection;
using Ipv6Dmz.Tests.Lab.Machines;
using Xunit.v3;

[assembly: NamesWrongClocks]

namespace Ipv6Dmz.Tests.Lab.Machines;

/// <summary>A test in machines that fails names the clocks that ran wrongly meanwhile: deadlines and timers were not as they seem.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class NamesWrongClocksAttribute : BeforeAfterTestAttribute
{
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (TestContext.Current.TestState?.Result != TestResult.Failed)
        {
            return;
        }
        var wrong = Task.Run(() => TestLab.WrongClocksAsync(test.UniqueID)).GetAwaiter().GetResult();
        Assert.True(wrong.Count == 0, $"{string.Join("; ", wrong)}. What the test waited for says nothing of the product.");
    }
}
