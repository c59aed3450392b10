namespace Pulumi;

/// <summary>An error of the program's user: shown as its message alone.</summary>
public class RunException : Exception
{
    public RunException(string message) : base(message) { }

    public RunException(string message, Exception? innerException) : base(message, innerException) { }
}
