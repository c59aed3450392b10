namespace Ipv6Dmz.Concerns;

/// <summary>One file of a machine's generation.</summary>
public sealed class Artifact(string path, FileText text, string mode = "0644")
{
    /// <summary>Its name within the concern, e.g. <c>dnsmasq.conf</c>.</summary>
    public string Path => path;

    /// <summary>Lines, each ended by \n.</summary>
    public string Content { get; } = text.ToString();

    /// <summary>Unix permission bits as four octal digits.</summary>
    public string Mode => mode;
}
