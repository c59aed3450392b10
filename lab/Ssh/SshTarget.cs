namespace Ipv6Dmz.Lab.Ssh;

/// <summary>A machine and how to log in. <c>PrivateKey</c> is PEM text; <c>HostKey</c> has the form of authorized_keys, null or empty: not verified.</summary>
public sealed record SshTarget(string Host, int Port, string User, string PrivateKey, string? HostKey)
{
    // A record would print the key.
    public override string ToString() => $"{User}@{Host}:{Port}";
}
