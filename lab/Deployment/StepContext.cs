namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a provider needs while it works on one step.</summary>
/// <param name="Line">Takes a line of the machine.</param>
internal sealed record StepContext(Action<string> Line, CancellationToken Cancellation);
