using System.Runtime.CompilerServices;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

// A row of docs/reliability.md that this test measures, with ReliabilityTable.RecordAsync: a cause that no other row has, what must be seen for the test to pass,
// and the part of the table that it stands in.
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ReliabilityAttribute(
    string cause, string expected = Fault.Returns, string group = ReliabilityTable.Faults, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    public string Group => group;

    public string Cause => cause;

    public string Expected => expected;

    // Where it stands: rows of a group come in this order.
    public (string File, int Line) Place => (Path.GetFileName(file), line);
}
