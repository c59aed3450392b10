using System.Net.Sockets;
using System.Text;

namespace Ipv6Dmz.Lab.Machines;

/// <summary>Whether a machine's sshd is there: cheap for a machine that is busy booting, unlike a login.</summary>
public static class Readiness
{
    /// <summary>The forwarder accepts before the machine does, so only the server's first words count.</summary>
    public static async Task<bool> AnswersAsync(int port, TimeSpan limit, CancellationToken ct = default)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(limit);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port, patience.Token);
            var words = new byte[4];
            await client.GetStream().ReadExactlyAsync(words, patience.Token);
            return Encoding.ASCII.GetString(words) == "SSH-";
        }
        catch (Exception e) when (!ct.IsCancellationRequested && e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
