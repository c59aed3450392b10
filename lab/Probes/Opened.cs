using Ipv6Dmz.Lab.Cloud;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>A part of what keeps networks apart taken away for as long as an experiment takes, with the machine's own watch at rest.</summary>
internal static class Opened
{
    private const string Table = "inet ipv6_dmz";

    private const string Tag = "probe";

    // Before all of the product's.
    private const string Pref = "6390";

    /// <summary>Routes that know only what is on-link: whoever asks, it is forwarded there.</summary>
    public const string OnLink = "lookup main suppress_prefixlength 0";

    /// <summary>All routes of main, the way out through home among them.</summary>
    public const string Main = "lookup main";

    /// <summary>The machine's own way to put right what is missing; at rest while something is to be missing.</summary>
    public const string WatchRests =
        """
        systemctl stop ipv6-dmz-watch.timer
        while [ "$(systemctl show -p ActiveState --value ipv6-dmz-watch.service)" = activating ]; do sleep 0.2; done
        """;

    public const string WatchGoesOn = "systemctl start ipv6-dmz-watch.timer";

    /// <param name="chains">Chains of the product's table that accept everything.</param>
    /// <param name="routes">A rule before the product's own, <see cref="OnLink"/> or <see cref="Main"/>; null: none.</param>
    public static Task<T> WhileAsync<T>(
        ProbeContext context, string machine, string[] chains, string? routes, Func<Task<T>> experiment, CancellationToken ct)
    {
        // What the cloud's firewall drops would not show what the machine's own does.
        return context.CloudFirewall
            ? Disturbance.WhileAsync(context, Places.World, OpenCloud, CloseCloud, _ => InsideAsync(), ct)
            : InsideAsync();

        Task<T> InsideAsync() => Disturbance.WhileAsync(context, machine, Open(chains, routes), Close, _ => experiment(), ct);
    }

    private const string OpenCloud = $"ip netns exec {Places.Provider} nft insert rule inet {CloudFilter.Table} in accept comment {Tag}";

    private const string CloseCloud =
        $$"""
        ip netns exec {{Places.Provider}} nft -a list table inet {{CloudFilter.Table}} | awk '/comment "{{Tag}}"/ { print $NF }' |
            while read -r handle; do ip netns exec {{Places.Provider}} nft delete rule inet {{CloudFilter.Table}} in handle $handle; done
        """;

    /// <summary>Shell text that opens.</summary>
    public static string Open(IEnumerable<string> chains, string? routes) => string.Join('\n',
    [
        WatchRests,
        .. chains.Select(chain => $"nft insert rule {Table} {chain} accept comment {Tag}"),
        .. routes is null ? Array.Empty<string>() : [$"ip -4 rule add pref {Pref} {routes}", $"ip -6 rule add pref {Pref} {routes}"],
    ]);

    /// <summary>Shell text that closes whatever of it is open.</summary>
    public const string Close =
        $$"""
        for family in 4 6; do
            while ip -$family rule del pref {{Pref}} 2>/dev/null; do :; done
        done
        nft -a list table {{Table}} | awk '/^\tchain/ { chain = $2 } /comment "{{Tag}}"/ { print chain, "handle", $NF }' |
            while read -r rule; do nft delete rule {{Table}} $rule; done
        {{WatchGoesOn}}
        """;
}
