namespace Ipv6Dmz.Lab.Probes;

/// <summary>A probe's own command failed: there is nothing to judge.</summary>
public sealed class ProbeException : Exception
{
    public ProbeException() { }

    public ProbeException(string message) : base(message) { }

    public ProbeException(string message, Exception inner) : base(message, inner) { }
}
