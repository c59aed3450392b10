namespace Ipv6Dmz.Lab.Ssh;

/// <summary>A machine and how to log in. <c>PrivateKey</c> is PEM text; <c>HostKey</c> has the form of authorized_keys, null or empty: not verified.
/// <c>Jump</c> is a machine on the way; it sees nothing of what passes.</summary>
public sealed record SshTarget(string Host, int Port, string User, string PrivateKey, string? HostKey, SshTarget? Jump = null)
{
    // A record would print the key.
    public override string ToString() => $"{User}@{Host}:{Port}";
}
