namespace Ipv6Dmz.Concerns;

/// <summary>One file of a machine's generation, which says who wrote it and where a change belongs.</summary>
public sealed class Artifact(string path, FileText text, string mode = "0644")
{
    private const string Header = " Written by ipv6-dmz. A change made here is overwritten: change the stack's configuration and run `pulumi up`.\n";

    /// <summary>Its name within the concern, e.g. <c>dnsmasq.conf</c>.</summary>
    public string Path => path;

    /// <summary>Lines, each ended by \n.</summary>
    public string Content { get; } = (path.EndsWith(".zone") ? ";" : "#") + Header + text;

    /// <summary>Unix permission bits as four octal digits.</summary>
    public string Mode => mode;
}
