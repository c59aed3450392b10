using System.Reflection;
using Ipv6Dmz.Tests.Tools;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(CausesFirst))]

namespace Ipv6Dmz.Tests.Tools;

/// <summary>xunit's own way to run tests; of one that failed by what no test can be passed with, that is said before what the test itself says.</summary>
public sealed class CausesFirst : XunitTestFramework
{
    private static readonly ConcurrentDictionary<string, string> Causes = new();
    private readonly string? configFile;

    /// <summary>As xunit makes it without a file that configures it.</summary>
    public CausesFirst()
    {
    }

    /// <summary>As xunit makes it with one.</summary>
    public CausesFirst(string? configFile)
        : base(configFile) => this.configFile = configFile;

    /// <summary>Why a test fails, before its end is told.</summary>
    internal static void Say(ITest test, string cause) => Causes[test.UniqueID] = cause;

    /// <inheritdoc/>
    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly) => new Executor(new XunitTestAssembly(assembly, configFile));

    private sealed class Executor(IXunitTestAssembly assembly) : XunitTestFrameworkExecutor(assembly)
    {
        public override ValueTask RunTestCases(
            IReadOnlyCollection<IXunitTestCase> testCases,
            IMessageSink executionMessageSink,
            ITestFrameworkExecutionOptions executionOptions,
            CancellationToken cancellationToken) =>
            base.RunTestCases(testCases, new Sink(executionMessageSink), executionOptions, cancellationToken);
    }

    private sealed class Sink(IMessageSink next) : IMessageSink
    {
        public bool OnMessage(IMessageSinkMessage message)
        {
            if (message is ITestFailed failed && Causes.TryRemove(failed.TestUniqueID, out var cause))
            {
                failed.Messages[0] = $"{cause}\n{failed.Messages[0]}";
            }
            return next.OnMessage(message);
        }
    }
}
