namespace Ipv6Dmz.Lab.Probes;

/// <summary>Everything about a machine that a deployment might leave behind, a line each.</summary>
public sealed record MachineRecord(IReadOnlyList<string> Lines)
{
    public static async Task<MachineRecord> TakeAsync(RunOn runOn, string machine, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(runOn);
        var result = await runOn(machine, $"timeout {Pace.Seconds(120)} sh", Tools.Record, ct);
        return result.Ok
            ? new(result.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            : throw new ProbeException($"{machine} can't be recorded: {result.Stderr.Trim()}");
    }

    /// <summary>Lines that only one of the two has: <c>- </c> the earlier, <c>+ </c> the later.</summary>
    public IReadOnlyList<string> DifferencesTo(MachineRecord later)
    {
        ArgumentNullException.ThrowIfNull(later);
        return
        [
            .. Beyond(Lines, later.Lines).Select(line => $"- {line}"),
            .. Beyond(later.Lines, Lines).Select(line => $"+ {line}"),
        ];
    }

    // A rule that stands twice is another record than one that stands once.
    private static IEnumerable<string> Beyond(IEnumerable<string> lines, IEnumerable<string> others)
    {
        var left = others.CountBy(line => line).ToDictionary();
        return lines.Where(line => !left.TryGetValue(line, out var count) || (left[line] = count - 1) < 0);
    }
}
