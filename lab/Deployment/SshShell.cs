using System.Net;
using Ipv6Dmz.Lab.Ssh;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>The real shell: one connection per command, dialled as the provider dials.</summary>
/// <param name="way">Where to dial for a host and port; null: there.</param>
public sealed class SshShell(Func<string, int, DnsEndPoint>? way = null) : IRemoteShell
{
    public async Task<RemoteResult> RunAsync(
        RemoteConnection connection, string command, string stdin, Action<string> onLine, CancellationToken cancellation)
    {
        using var session = await DialAsync(connection, cancellation);
        try
        {
            var result = await session.RunAsync(command, stdin, onLine, CancellationToken.None);
            return new RemoteResult(result.ExitCode, result.Stdout, result.Stderr);
        }
        catch (Exception error)
        {
            throw new DialException($"the connection to {connection} broke: {error.Message}", error);
        }
    }

    private async Task<SshConnection> DialAsync(RemoteConnection connection, CancellationToken cancellation)
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

    private SshTarget Target(RemoteConnection connection)
    {
        if (connection.PrivateKey is not { } key || connection.Password is not null || connection.PrivateKeyPassword is not null)
        {
            throw new DeploymentException("the lab logs in with a plain private key (connection.privateKey) and nothing else: no agent, no password");
        }

        // What is behind a jump host is dialled from there.
        var jump = connection.Proxy is { } proxy ? Target(proxy) : null;
        var end = jump is null && way is not null ? way(connection.Host, connection.Port) : new DnsEndPoint(connection.Host, connection.Port);
        return new(end.Host, end.Port, connection.User, key, connection.HostKey, jump);
    }
}
