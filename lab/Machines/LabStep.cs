namespace Ipv6Dmz.Lab.Machines;

/// <summary>A line of progress: what is being done, how far it is (<c>Done</c> of <c>Total</c>), and for how long it has run.</summary>
public sealed record LabStep(string What, int Done, int Total, TimeSpan Elapsed);
