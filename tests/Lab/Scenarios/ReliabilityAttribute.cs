using System.Runtime.CompilerServices;

namespace Ipv6Dmz.Tests.Lab.Scenarios;

/// <summary>A row of docs/reliability.md that this test measures, with <see cref="ReliabilityTable.RecordAsync"/>.</summary>
/// <param name="group">One of <see cref="ReliabilityTable.Groups"/>.</param>
/// <param name="cause">What happens; no other row has it.</param>
/// <param name="expected">What must be seen, for the test to pass.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class ReliabilityAttribute(
    string group, string cause, string expected, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) : Attribute
{
    public string Group => group;

    public string Cause => cause;

    public string Expected => expected;

    /// <summary>Where it stands: rows of a group come in this order.</summary>
    public (string File, int Line) Place => (Path.GetFileName(file), line);
}
