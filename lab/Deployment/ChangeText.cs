namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A change as lines of a preview.</summary>
public static class ChangeText
{
    // Of a new resource: what it runs, and the files that it takes to the machine.
    private static readonly string[] ShownOfNew = ["create", "stdin"];

    // The files are shorter. What is longer is a program, and only its beginning of interest.
    private const int LongestFile = 200;
    private const int Beginning = 12;

    public static string Mark(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Replace => "±",
        ChangeKind.Delete => "-",
        _ => " ",
    };

    public static string Done(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "created",
        ChangeKind.Update => "updated",
        ChangeKind.Replace => "replaced",
        ChangeKind.Delete => "deleted",
        _ => "unchanged",
    };

    public static IEnumerable<string> Lines(ResourceChange change)
    {
        yield return $"{Mark(change.Kind)} {change.Key.Name}";
        var lines = change.Kind == ChangeKind.Create
            ? change.Inputs.Where(input => ShownOfNew.Contains(input.Name)).SelectMany(New)
            : change.Inputs.SelectMany(Lines);
        foreach (var line in lines)
        {
            yield return "    " + line;
        }
    }

    /// <summary>`3 to create, 1 to update`, or `no changes`.</summary>
    public static string Summary(DeploymentResult result, bool preview)
    {
        var parts = new[] { ChangeKind.Create, ChangeKind.Update, ChangeKind.Replace, ChangeKind.Delete }
            .Where(kind => result.Count(kind) > 0)
            .Select(kind => preview
                ? $"{result.Count(kind)} to {kind.ToString().ToLowerInvariant()}"
                : $"{result.Count(kind)} {Done(kind)}")
            .ToList();
        var same = result.Count(ChangeKind.Same);
        return parts.Count == 0 ? "no changes" : string.Join(", ", parts) + (same > 0 ? $", {same} unchanged" : "");
    }

    private static IEnumerable<string> New(InputChange input)
    {
        if (input.New == InputChange.Unknown)
        {
            return [$"{input.Name}: known only when `up` has made what goes into it"];
        }

        var lines = (input.New ?? "").TrimEnd('\n').Split('\n');
        if (lines.Length == 1)
        {
            return [$"{input.Name}: {lines[0]}"];
        }

        var shown = lines.Length > LongestFile ? Beginning : lines.Length;
        return [$"{input.Name}:", .. lines.Take(shown).Select(line => "  + " + line), .. shown < lines.Length ? [$"  … {lines.Length - shown} more lines"] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Lines(InputChange input)
    {
        if (input is { Old: { } old, New: { } @new } && (old.Contains('\n', StringComparison.Ordinal) || @new.Contains('\n', StringComparison.Ordinal)))
        {
            return LineDiff.Between(old, @new).Select(line => "  " + line).Prepend($"{input.Name}:");
        }

        return [input switch
        {
            { Old: null } => $"{input.Name}: {OneLine(input.New)}",
            { New: null } => $"{input.Name}: {OneLine(input.Old)} → nothing",
            _ => $"{input.Name}: {OneLine(input.Old)} → {OneLine(input.New)}",
        }];
    }

    private static string OneLine(string? text) =>
        text?.TrimEnd('\n') is { } whole && whole.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0
            ? $"{whole[..end]} … ({whole.Split('\n').Length} lines)"
            : text ?? "";
}
