namespace Ipv6Dmz.Lab.Probes;

/// <summary>A part of what keeps networks apart taken away for as long as an experiment takes, with the machine's own watch at rest.</summary>
internal static class Opened
{
    private const string Watch = "ipv6-dmz-watch.timer ipv6-dmz-watch.service";

    private const string Table = "inet ipv6_dmz";

    /// <summary>Before the product's own rules: whatever has a route in main is forwarded there.</summary>
    private const string Routes = "pref 6399 lookup main suppress_prefixlength 0";

    /// <param name="chains">Chains of the product's table that accept everything.</param>
    /// <param name="routes">Whether what is on-link is routed to, whoever asks.</param>
    public static async Task<T> WhileAsync<T>(
        ProbeContext context, string machine, string[] chains, bool routes, Func<Task<T>> experiment, CancellationToken ct)
    {
        var handles = (await context.On(machine,
            $"""
            systemctl stop {Watch}
            {(routes ? $"ip -4 rule add {Routes}; ip -6 rule add {Routes}" : ":")}
            for chain in {string.Join(' ', chains)}; do
                nft -ea insert rule {Table} $chain accept | sed -n 's/.*# handle \([0-9]*\)$/\1/p'
            done
            """, ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return handles.Length == chains.Length
                ? await experiment()
                : throw new ProbeException($"{machine}: not every one of {string.Join(", ", chains)} could be opened");
        }
        finally
        {
            var undo = chains.Zip(handles, (chain, handle) => $"nft delete rule {Table} {chain} handle {handle}");
            await context.TryOn(machine,
                $"""
                {(routes ? $"ip -4 rule del {Routes}; ip -6 rule del {Routes}" : ":")}
                {string.Join('\n', undo)}
                systemctl start {Watch.Split(' ')[0]}
                """, CancellationToken.None);
        }
    }
}
