namespace Ipv6Dmz.Tests.Lab.Deployment;

/// <summary>A stack whose resources are what a test says.</summary>
public sealed class ScriptedStack : Stack
{
    internal static readonly AsyncLocal<Action> Body = new();

    public ScriptedStack()
        : base(ProgramWatch.Options()) => Body.Value!();
}
