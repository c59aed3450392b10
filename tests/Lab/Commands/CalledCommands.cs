using System.Reflection;

namespace Ipv6Dmz.Tests.Lab.Commands;

/// <summary>Remembers what was asked for, and ends with the exit code it is told.</summary>
public class CalledCommands : DispatchProxy
{
    private int exitCode;

    public string? Call { get; private set; }

    public static (ILabCommands Lab, CalledCommands Calls) Create(int exitCode = 0)
    {
        var lab = Create<ILabCommands, CalledCommands>();
        ((CalledCommands)lab).exitCode = exitCode;
        return (lab, (CalledCommands)lab);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        Call = $"{targetMethod!.Name} {JsonSerializer.Serialize(args!.Where(argument => argument is not CancellationToken))}";
        return Task.FromResult(exitCode);
    }
}
