using Renci.SshNet;

namespace Ipv6Dmz.Lab.Ssh;

/// <summary>A port of this machine that leads to another machine by way of a jump host's session.</summary>
internal sealed class SshForward : IDisposable
{
    private readonly SshClient jump;
    private readonly ForwardedPortLocal forward;

    private SshForward(SshClient jump, ForwardedPortLocal forward) => (this.jump, this.forward) = (jump, forward);

    public string Host => forward.BoundHost;

    public int Port => (int)forward.BoundPort;

    /// <summary>Takes the session over: it ends with the forward.</summary>
    public static SshForward Open(SshClient jump, SshTarget target)
    {
        var forward = new ForwardedPortLocal("127.0.0.1", 0, target.Host, (uint)target.Port);
        try
        {
            jump.AddForwardedPort(forward);
            forward.Start();
            return new SshForward(jump, forward);
        }
        catch
        {
            forward.Dispose();
            jump.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        forward.Dispose();
        jump.Dispose();
    }
}
