using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>The real shell: one connection per command, dialled as the provider dials.</summary>
public sealed class SshShell : IRemoteShell
{
    public async Task<RemoteResult> RunAsync(
        RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        using var session = await DialAsync(connection, cancellation);
        try
        {
            var result = await session.RunAsync(command, stdin, onLine, cancellation);
            return new RemoteResult(result.ExitCode, result.Stdout, result.Stderr);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new DialException($"the connection to {connection} broke: {error.Message}", error);
        }
    }

    private static async Task<SshConnection> DialAsync(RemoteConnection connection, CancellationToken cancellation)
    {
        var target = Target(connection);
        try
        {
            return await SshConnection.OpenAsync(target, connection.DialErrorLimit, connection.PerDialTimeout, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new DialException($"{connection} can't be reached: {error.Message}", error);
        }
    }

    private static SshTarget Target(RemoteConnection connection) =>
        connection.PrivateKey is { } key && connection.Password is null && connection.PrivateKeyPassword is null
            ? new(connection.Host, connection.Port, connection.User, key, connection.HostKey, connection.Proxy is { } proxy ? Target(proxy) : null)
            : throw new DeploymentException("the lab logs in with a plain private key (connection.privateKey) and nothing else: no agent, no password");
}
