namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What a command left behind; the texts as they came.</summary>
public sealed record RemoteResult(int ExitStatus, string Stdout, string Stderr);
