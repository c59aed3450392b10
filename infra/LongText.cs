using Ipv6Dmz.Apply;
using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.Infra;

/// <summary>Texts whose length is the list of hosts'. An output has no more than 4 KiB of one; then all of it is in a file on the router, and the output's last line says how that is read.</summary>
public static class LongText
{
    // ASCII, as all that stands in a list.
    private const int Longest = 4096;

    /// <summary>The files on the router.</summary>
    public static IEnumerable<Artifact> Files(Plan plan)
    {
        var (services, zone) = (PlanTable.ServicesOf(plan), Zone.Text(plan));
        return
        [
            .. services.Length > Longest ? [new Artifact("services", $"{services.Split('\n')}")] : Array.Empty<Artifact>(),
            .. zone.Length > Longest
                ? [new Artifact("forward.zone", $"{Zone.ForwardLines(plan)}"), new Artifact("reverse.zone", $"{Zone.Reverse(plan).Select(record => $"{record}")}")] : Array.Empty<Artifact>(),
        ];
    }

    /// <summary>How a text is read whole.</summary>
    /// <param name="router">Runs what stands behind it on the router, as root: <c>ssh … sudo</c> and a blank.</param>
    public static string Output(string text, string router, string mark, params IEnumerable<string> files)
    {
        var lines = text.Split('\n');
        var command = $"{router}cat {string.Join(' ', files.Select(file => $"{Dmz.TextFolder}/{file}"))}";
        string Last(int left) => $"{mark}and {left} more: {command}";
        var length = Last(lines.Length).Length;
        var fit = lines.TakeWhile(line => (length += line.Length + 1) <= Longest).Count();
        return text.Length <= Longest ? text : string.Join('\n', [.. lines[..fit], Last(lines.Length - fit)]);
    }
}
