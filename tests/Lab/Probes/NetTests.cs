using System.Net.Sockets;

namespace Ipv6Dmz.Tests.Lab.Probes;

/// <summary>The program that asks for the probes, against listeners on this computer.</summary>
public class NetTests
{
    [Theory]
    [InlineData("SSH-2.0-late\r\n", "open, SSH")]
    [InlineData("", "open, closed at once")]
    public async Task Who_has_taken_a_connection_is_waited_for(string banner, string expected)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var asking = Task.Run(() => Tests.Tools.Tool.Run("perl", ["lab/Probes/Tools/net.pl", "ask", "0.5", $"tcp,127.0.0.1,{port}"], folder: ProjectFolder.Find()).Output);
        using var caller = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        // Longer than it would wait for one that says nothing at all.
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        caller.Client.Send(System.Text.Encoding.ASCII.GetBytes(banner));
        caller.Client.Shutdown(SocketShutdown.Send);

        Assert.Equal($"tcp 127.0.0.1 {port}: {expected}\n", await asking);
    }
}
