namespace Ipv6Dmz.Lab.Probes;

/// <summary>One line of <c>net.pl ask</c>.</summary>
/// <param name="Question">E.g. <c>tcp 192.168.1.20 8080</c>.</param>
/// <param name="Result">One of the words that net.pl lists, e.g. <c>silence</c>.</param>
public sealed record Answer(string Question, string Result)
{
    /// <summary>Whether the question, as far as the asker can tell, reached nobody. One that wasn't even sent doesn't count.</summary>
    public bool IsNothing => Result == "silence" || Result.StartsWith("unreachable", StringComparison.Ordinal);
}
