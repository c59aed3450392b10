using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>What changed in a text, line by line, with a little of what stands around it.</summary>
public static class LineDiff
{
    private const int Context = 2;
    public const string Gap = "  …";

    /// <summary>Lines that start with "- ", "+ " or "  ", and <see cref="Gap"/> where lines were left out.</summary>
    public static IReadOnlyList<string> Between(string old, string @new)
    {
        // The newline at the end of both is no line of either.
        var cut = old.EndsWith('\n') && @new.EndsWith('\n') ? 1 : 0;
        var lines = InlineDiffBuilder.Diff(old[..^cut], @new[..^cut], ignoreWhiteSpace: false).Lines;
        var near = new HashSet<int>(lines
            .Select((line, at) => (line, at))
            .Where(it => it.line.Type != ChangeType.Unchanged)
            .SelectMany(it => Enumerable.Range(it.at - Context, (2 * Context) + 1)));
        var shown = new List<string>();
        var last = -1;
        for (var at = 0; at < lines.Count; at++)
        {
            if (!near.Contains(at))
            {
                continue;
            }

            if (at > last + 1)
            {
                shown.Add(Gap);
            }

            shown.Add(Mark(lines[at].Type) + lines[at].Text);
            last = at;
        }

        if (last >= 0 && last < lines.Count - 1)
        {
            shown.Add(Gap);
        }

        return shown;
    }

    private static string Mark(ChangeType type) => type switch
    {
        ChangeType.Inserted => "+ ",
        ChangeType.Deleted => "- ",
        _ => "  ",
    };
}
