namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A step that didn't work, with what the machine said.</summary>
/// <param name="Step">Null when the program itself failed.</param>
public sealed record StepFailure(string? Step, string Message);
