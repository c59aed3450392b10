using System.Collections.Concurrent;
using System.Globalization;
using Ipv6Dmz.HCloud;
using Ipv6Dmz.Lab.Ssh;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Hands and eyes of the probes.</summary>
public sealed class ProbeContext(RunOn runOn, ProbeOptions options)
{
    private readonly ConcurrentDictionary<string, object> _once = new();
    private readonly ConcurrentDictionary<(string Place, string Target), Answer[]> _asked = [];

    public Plan Plan => options.Plan;

    public bool CloudFirewall => options.CloudFirewall;

    public Facts Facts { get; internal set; } = Facts.None;

    /// <summary>The trimmed output of a script at a place. In the world and its namespaces lib.sh is there.</summary>
    /// <exception cref="ProbeException">The script ended with an error.</exception>
    public async Task<string> On(string place, string script, CancellationToken ct)
    {
        var result = await TryOn(place, script, ct);
        return result.Ok
            ? result.Stdout.Trim()
            : throw new ProbeException($"{place}: exit code {result.ExitCode}: {(result.Stdout + result.Stderr).Trim()}");
    }

    public Task<CommandResult> TryOn(string place, string script, CancellationToken ct)
    {
        var isWorld = place is not (Places.Vps or Places.Router);
        var text = Shell.Quote(isWorld ? $". {Tools.Folder}/lib.sh\n{script}" : script);
        var inside = isWorld && place != Places.World ? $"ip netns exec {place} " : "";
        return runOn(isWorld ? Places.World : place, $"{inside}timeout {Pace.Seconds(60)} sh -c {text}", null, ct);
    }

    /// <summary>Asks all the targets at the same time; see net.pl for how they are written. Answers that are here already are not asked for again.</summary>
    public async Task<Answers> AskAsync(string place, double seconds, string[] targets, CancellationToken ct)
    {
        if (targets.All(target => _asked.ContainsKey((place, target))))
        {
            return new([.. targets.SelectMany(target => _asked[(place, target)])]);
        }
        return await AskAgainAsync(place, seconds, targets, ct);
    }

    /// <summary>The same, whatever is here already.</summary>
    public async Task<Answers> AskAgainAsync(string place, double seconds, string[] targets, CancellationToken ct) =>
        Answers.Parse(await NetAsync(place, $"ask {Seconds(seconds)} {Shell.Join(targets)}", ct));

    /// <summary>Seconds for an answer, as net.pl takes them.</summary>
    internal static string Seconds(double seconds) => Pace.Time(seconds).TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <summary>Asks for several probes in one go, and keeps the answers for them until <see cref="Forget"/>.</summary>
    internal async Task AskAheadAsync(string place, double seconds, string[] targets, CancellationToken ct)
    {
        var answers = (await AskAsync(place, seconds, targets, ct)).All;
        var next = 0;
        foreach (var target in targets)
        {
            // A line for each port.
            var count = target.Split(',') is [_, _, var ports, ..] ? ports.Split('+').Length : 1;
            _asked[(place, target)] = [.. answers.Skip(next).Take(count)];
            next += count;
        }
    }

    internal void Forget() => _asked.Clear();

    /// <summary>Runs net.pl, which machines other than the world read from stdin: nothing is left on them.</summary>
    public async Task<string> NetAsync(string place, string arguments, CancellationToken ct)
    {
        if (place is not (Places.Vps or Places.Router))
        {
            return await On(place, $"perl {Tools.Folder}/net.pl {arguments}", ct);
        }
        var result = await runOn(place, $"timeout {Pace.Seconds(60)} perl - {arguments}", Tools.Net, ct);
        return result.Ok ? result.Stdout.Trim() : throw new ProbeException($"{place}: {result.Stderr.Trim()}");
    }

    /// <summary>How many packets of a running capture match.</summary>
    public async Task<int> CountAsync(string capture, string filter, CancellationToken ct) =>
        Number(await On(Places.World, $"count {capture} {Shell.Quote(filter)}", ct));

    /// <summary>The same, of packets that must have come: waits for the first for ten seconds.</summary>
    public async Task<int> HeardAsync(string capture, string filter, CancellationToken ct) =>
        Number(await On(Places.World, $"heard {capture} 1 {Shell.Quote(filter)}", ct));

    /// <summary>What several probes read off one and the same experiment is done once.</summary>
    public Task<T> OnceAsync<T>(string key, Func<Task<T>> experiment) =>
        ((Lazy<Task<T>>)_once.GetOrAdd(key, _ => new Lazy<Task<T>>(experiment))).Value;

    private static int Number(string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw new ProbeException($"not a number: {text}");
}
