namespace Ipv6Dmz.Lab.Probes;

/// <summary>What came back to one call of <c>net.pl ask</c>.</summary>
public sealed record Answers(IReadOnlyList<Answer> All)
{
    public static Answers Parse(string text) => new(
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => new Answer(parts[0], parts[1])),
    ]);

    /// <summary>The result, if all agree; else who got what.</summary>
    public string Summary => All.Select(answer => answer.Result).Distinct().ToArray() switch
    {
        [] => "no answers at all",
        [var same] => same,
        _ => string.Join("; ", All.Select(answer => $"{answer.Question}: {answer.Result}")),
    };

    public bool IsNothing => All.Count > 0 && All.All(answer => answer.IsNothing);

    /// <summary><c>nothing</c>, or what did come through.</summary>
    public string Leaks => IsNothing
        ? "nothing"
        : All.Count == 0
            ? "no answers at all"
            : string.Join("; ", All.Where(answer => !answer.IsNothing).Select(answer => $"{answer.Question}: {answer.Result}"));
}
