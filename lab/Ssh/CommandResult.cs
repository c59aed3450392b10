namespace Ipv6Dmz.Lab.Ssh;

/// <summary>What a command left behind. An exit code of −1: killed by a signal.</summary>
public sealed record CommandResult(int ExitCode, string Stdout, string Stderr)
{
    public bool Ok => ExitCode == 0;
}
