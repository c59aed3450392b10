namespace Ipv6Dmz.Lab.Probes;

/// <summary>Makers of controls: a negative probe again, without the rule that it is about; now the packet has to come through.</summary>
internal static class Control
{
    /// <summary>Seconds for what shows by its having been sent: nobody waits for an answer.</summary>
    public const double Sent = 0.2;

    /// <summary>With a machine's chain open, every question gets the same answer.</summary>
    public static Probe Answers(
        string name, string machine, string chain, string expected, Func<ProbeContext, string> exactly,
        Func<ProbeContext, CancellationToken, Task<Answers>> ask) => Of(name, machine, expected, async (context, ct) =>
            Observation.Exactly(
                exactly(context),
                (await Opened.WhileAsync(context, machine, [chain], routes: null, () => ask(context, ct), ct)).Summary));

    /// <summary>The same of what comes from the internet: the VPS stops it, too, and forwards everything meanwhile.</summary>
    public static Probe AnswersInternet(
        string name, string chain, string expected, Func<ProbeContext, CancellationToken, Task<Answers>> ask) => Answers(name, Places.Router, chain, expected, _ => expected,
            (context, ct) => Opened.WhileAsync(context, Places.Vps, ["forward"], routes: null, () => ask(context, ct), ct));

    /// <summary>With chains of one or of both machines open, what was sent shows where it should not.</summary>
    /// <param name="router">Chains of the router.</param>
    /// <param name="vps">Chains of the VPS.</param>
    /// <param name="routes">A rule of the router's: see <see cref="Opened"/>.</param>
    public static Probe Arrives<T>(
        string name, string[] router, string[] vps, string? routes, string capture, Func<ProbeContext, string> filter,
        Func<ProbeContext, CancellationToken, Task<T>> send) => Of(name, vps.Length > 0 ? Places.Vps : Places.Router, "at least one packet", async (context, ct) =>
        {
            var count = await WithRouter(() => WithVps(SendAsync));
            return new($"{count} packets", count > 0);

            // One lost packet is not silence.
            async Task<int> SendAsync()
            {
                var seen = 0;
                await Poll.UntilAsync(async token =>
                {
                    await send(context, token);
                    return (seen = await context.CountAsync(capture, filter(context), token)) > 0;
                }, Pace.Time(10), ct: ct);
                return seen;
            }

            Task<int> WithRouter(Func<Task<int>> inner) =>
                router.Length == 0 && routes is null ? inner() : Opened.WhileAsync(context, Places.Router, router, routes, inner, ct);
            Task<int> WithVps(Func<Task<int>> inner) =>
                vps.Length == 0 ? inner() : Opened.WhileAsync(context, Places.Vps, vps, null, inner, ct);
        });

    public static Probe Of(string name, string machine, string expected, Func<ProbeContext, CancellationToken, Task<Observation>> run) =>
        new($"control: {name}", machine, expected, run) { Kind = ProbeKind.Control };
}
