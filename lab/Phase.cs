using System.Diagnostics;

namespace Ipv6Dmz.Lab;

/// <summary>What a stretch of time goes to. Phases lie in each other: an <c>up</c> has SSH commands.</summary>
public static class Phase
{
    /// <summary>Until this computer's other parts have ended a test that measures, or the other way round.</summary>
    public const string Turn = "turn";

    /// <summary>Machines start, until they answer.</summary>
    public const string Boot = "boot";

    /// <summary>Machines are kept in a snapshot, or brought back to one.</summary>
    public const string Snapshot = "snapshot";

    /// <summary>A deployment: a preview, an up, a destroy.</summary>
    public const string Deployment = "deployment";

    /// <summary>Probes of the network.</summary>
    public const string Probes = "probes";

    /// <summary>A condition is asked for again and again: a timer of the product's, a lease, a handshake.</summary>
    public const string Wait = "wait";

    /// <summary>A command on a machine.</summary>
    public const string Ssh = "ssh";

    /// <summary>All, the first before those that lie in it.</summary>
    public static IReadOnlyList<string> All { get; } = [Turn, Boot, Snapshot, Deployment, Probes, Wait, Ssh];

    /// <summary>Told of each phase that is over: its kind, its begin and its end, as <see cref="Stopwatch.GetTimestamp"/> counts.</summary>
    public static Action<string, long, long>? Over { get; set; }

    /// <summary>One begins; it ends with what is returned.</summary>
    public static IDisposable Begin(string kind) => new Running(kind, Stopwatch.GetTimestamp());

    private sealed class Running(string kind, long begin) : IDisposable
    {
        public void Dispose() => Over?.Invoke(kind, begin, Stopwatch.GetTimestamp());
    }
}
