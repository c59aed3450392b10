using System.Net.Sockets;

namespace Ipv6Dmz.Tests.Tools;

/// <summary>A socket on which somebody listens.</summary>
internal sealed class LivingAgent : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ipv6-dmz-").FullName;
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);

    public LivingAgent()
    {
        socket.Bind(new UnixDomainSocketEndPoint(Path));
        socket.Listen();
    }

    public string Path => System.IO.Path.Combine(folder, "agent");

    public void Dispose()
    {
        socket.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
