namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A change as lines of a preview.</summary>
public static class ChangeText
{
    // What a new resource would show in full is in the program; a preview of it names what it runs.
    private static readonly string[] ShownOfNew = ["create"];

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
        foreach (var input in change.Inputs.Where(input => change.Kind != ChangeKind.Create || ShownOfNew.Contains(input.Name)))
        {
            foreach (var line in Lines(input))
            {
                yield return "    " + line;
            }
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
