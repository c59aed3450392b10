namespace Ipv6Dmz.Lab.Probes;

/// <summary>A change of a machine for as long as an experiment takes. How to undo it is on the machine before it begins, so that also
/// probes that were cut off leave nothing that the next ones don't put right.</summary>
internal static class Disturbance
{
    private const string UndoFile = "/run/ipv6-dmz-probe.undo";

    // A change that was cut off on this side may still be running on the other.
    private const string Alone = "exec 9</run; flock 9";

    /// <summary>Puts right what is left of an experiment, if anything is.</summary>
    public const string Undo =
        $$"""
        {{Alone}}
        if [ -f {{UndoFile}} ]; then
            sh -e {{UndoFile}} && rm -f {{UndoFile}}
        fi

        """;

    /// <param name="change">Shell text, with <c>set -e</c>.</param>
    /// <param name="undo">The same; it has to work at any point of the change, and twice.</param>
    /// <param name="experiment">Given what the change printed.</param>
    /// <exception cref="ProbeException">The change failed, or its undoing.</exception>
    public static async Task<T> WhileAsync<T>(
        ProbeContext context, string machine, string change, string undo, Func<string, Task<T>> experiment, CancellationToken ct)
    {
        try
        {
            return await experiment(await context.On(machine, $"{Undo}cat >{UndoFile} <<'END'\n{undo}\nEND\nset -e\n{change}", ct));
        }
        finally
        {
            await context.On(machine, Undo, CancellationToken.None);
        }
    }
}
