namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a provider needs while it works on one step.</summary>
/// <param name="Line">Takes a line of the machine.</param>
/// <param name="Cancellation">Whoever deploys has had enough, or the time is over that the program gives the step. It ends what waits; what is being
/// done is done to its end.</param>
internal sealed record StepContext(Action<string> Line, CancellationToken Cancellation);
