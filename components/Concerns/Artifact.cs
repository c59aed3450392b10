namespace Ipv6Dmz.Rendering;

/// <summary>One file of a machine's generation.</summary>
/// <param name="Path">Its name within the concern, e.g. <c>dnsmasq.conf</c>.</param>
/// <param name="Content">Text with a newline at its end.</param>
/// <param name="Mode">Unix permission bits as four octal digits.</param>
public sealed record Artifact(string Path, string Content, string Mode = "0644")
{
    /// <summary>Lines ended by \n, whatever the sources that render it have.</summary>
    public string Content { get; } = Text.Unix(Content);
}
