using System.Net.Sockets;
using System.Text;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Ipv6Dmz.Lab.Ssh;

/// <summary>A session with one machine, dialled the way the Pulumi command provider dials. Commands may run at the same time.</summary>
public sealed class SshConnection : IDisposable
{
    // The provider waits for a login without end; only its dial is in a hurry.
    private static TimeSpan Login => Pace.Time(60);

    private readonly SshClient _client;
    private readonly SshForward? _way;

    private SshConnection(SshTarget target, SshClient client, SshForward? way) => (Target, _client, _way) = (target, client, way);

    public SshTarget Target { get; }

    public bool IsConnected => _client.IsConnected;

    /// <param name="dialErrorLimit">Failed dials that are forgiven, of whatever kind: no answer, wrong host key, refused login. −1: all.</param>
    /// <param name="perDialTimeout">For one dial; 15 s if not given; longer on slow machines.</param>
    public static async Task<SshConnection> OpenAsync(
        SshTarget target, int dialErrorLimit = 10, TimeSpan? perDialTimeout = null, CancellationToken ct = default)
    {
        using var phase = Phase.Begin(Phase.Ssh);
        var timeout = perDialTimeout ?? TimeSpan.FromSeconds(15);
        timeout *= timeout > TimeSpan.Zero ? Pace.Factor : 1;
        var way = target.Jump is { } jump
            ? SshForward.Open(await Poll.RetryAsync(token => LogInAsync(jump, jump.Host, jump.Port, timeout, token), dialErrorLimit, Backoff.Dial, ct), target)
            : null;
        try
        {
            // What answers here is this computer's end of the way.
            var client = await Poll.RetryAsync(
                token => way is null ? LogInAsync(target, target.Host, target.Port, timeout, token) : LogInAsync(target, way.Host, way.Port, Login, token),
                dialErrorLimit, Backoff.Dial, ct);
            return new SshConnection(target, client, way);
        }
        catch
        {
            way?.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command with <paramref name="stdin"/> followed by the end of input, and hands on each line of stderr as it comes.</summary>
    public Task<CommandResult> RunAsync(
        string command, string? stdin = null, Action<string>? onStderrLine = null, CancellationToken ct = default) =>
        Task.Run(() => ExecuteAsync(command, stdin, onStderrLine, ct), ct);

    public void Dispose()
    {
        _client.Dispose();
        _way?.Dispose();
    }

    private static async Task<SshClient> LogInAsync(SshTarget target, string host, int port, TimeSpan timeout, CancellationToken ct)
    {
        using var pem = new MemoryStream(Encoding.UTF8.GetBytes(target.PrivateKey));
        var login = new PrivateKeyAuthenticationMethod(target.User, new PrivateKeyFile(pem));
        var info = new ConnectionInfo(host, port, target.User, login) { Timeout = timeout };
        // As often as Go's dialer, and so the real provider, asks whether the other side is still there.
        var client = new SshClient(info) { KeepAliveInterval = TimeSpan.FromSeconds(15) };
        byte[]? refused = null;
        try
        {
            Pin(client, target.HostKey, shown => refused = shown);
            await client.ConnectAsync(ct);
            info.Timeout = Login;
            return client;
        }
        catch (Exception error)
        {
            client.Dispose();
            if (refused is not null)
            {
                throw new HostKeyException(target, refused, error);
            }

            throw;
        }
    }

    /// <param name="refused">Told of the key that was shown, if it is another one.</param>
    private static void Pin(SshClient client, string? hostKey, Action<byte[]> refused)
    {
        if (string.IsNullOrWhiteSpace(hostKey))
        {
            client.HostKeyReceived += (_, e) => e.CanTrust = true;
            return;
        }
        var pinned = PinnedHostKey.Parse(hostKey);
        var offered = client.ConnectionInfo.HostKeyAlgorithms;
        foreach (var name in offered.Keys.Except(pinned.Algorithms).ToList())
        {
            offered.Remove(name);
        }
        client.HostKeyReceived += (_, e) =>
        {
            e.CanTrust = pinned.Matches(e.HostKey);
            if (!e.CanTrust)
            {
                refused(e.HostKey);
            }
        };
    }

    private async Task<CommandResult> ExecuteAsync(string command, string? stdin, Action<string>? onStderrLine, CancellationToken ct)
    {
        using var phase = Phase.Begin(Phase.Ssh);
        using var running = _client.CreateCommand(command, new UTF8Encoding(false));
        var done = running.ExecuteAsync(ct);
        var stdout = Task.Run(() => new StreamReader(running.OutputStream).ReadToEnd(), CancellationToken.None);
        var stderr = Task.Run(() => ReadLines(running.ExtendedOutputStream, onStderrLine), CancellationToken.None);
        Send(running, stdin);
        try
        {
            await done;
        }
        catch (Exception e) when (running.ExitStatus is not null && e is SshException or SocketException or IOException)
        {
            // The command had ended, and sshd the connection: input that arrives for a command that is no more is an error to it.
        }

        return new CommandResult(running.ExitStatus ?? -1, await stdout, await stderr);
    }

    private static void Send(SshCommand running, string? stdin)
    {
        try
        {
            using var input = running.CreateInputStream();
            input.Write(Encoding.UTF8.GetBytes(stdin ?? ""));
        }
        catch (Exception e) when (e is IOException or SocketException or SshException or ObjectDisposedException or InvalidOperationException)
        {
            // A command may end without reading its input; its exit code says whether that was right.
        }
    }

    private static string ReadLines(Stream stream, Action<string>? onLine)
    {
        var all = new StringBuilder();
        using var reader = new StreamReader(stream);
        if (onLine is null)
        {
            return reader.ReadToEnd();
        }
        while (reader.ReadLine() is { } line)
        {
            all.Append(line).Append('\n');
            onLine(line);
        }
        return all.ToString();
    }
}
