namespace Ipv6Dmz.Config;

/// <summary>How a machine is reached by SSH. Its private key stays with Pulumi's secrets.</summary>
/// <param name="Port">To connect to; behind a forward it differs from the one that sshd listens on.</param>
/// <param name="User">root, or one that runs commands as root; on a jump host any.</param>
/// <param name="HostKey">A line of authorized_keys (sshd(8)); null: not verified.</param>
/// <param name="Agent">Socket of the SSH agent, or <see cref="AutoAgent"/>; null: there is a private key.</param>
public sealed record ConnectionConfig(string Host, int Port, string User, string? HostKey, string? Agent = null, ConnectionConfig? Jump = null)
{
    /// <summary>The agent that <c>SSH_AUTH_SOCK</c> names where the deployment runs.</summary>
    public const string AutoAgent = "auto";
}
