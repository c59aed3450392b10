namespace Ipv6Dmz.Lab.Probes;

/// <summary>A chain of the product's table that accepts everything for as long as this lives, with the machine's own watch at rest. With
/// the router's forward chain go the rules of policy routing that isolate without a firewall.</summary>
internal static class OpenedChain
{
    private const string Watch = "ipv6-dmz-watch.timer ipv6-dmz-watch.service";

    private const string Table = "inet ipv6_dmz";

    public static async Task<T> WhileAsync<T>(
        ProbeContext context, string machine, string chain, Func<Task<T>> experiment, CancellationToken ct)
    {
        var (fromHome, fromDmz) = (context.Plan.Routing.RulePriority, context.Plan.Routing.RulePriority + 1);
        var rules = machine == Places.Router && chain == "forward"
            ? $"for family in -4 -6; do ip $family rule del pref {fromHome}; ip $family rule del pref {fromDmz}; done"
            : "";
        var handle = await context.On(machine,
            $"""
            systemctl stop {Watch}
            {rules}
            nft -ea insert rule {Table} {chain} accept | sed -n 's/.*# handle \([0-9]*\)$/\1/p'
            """, ct);
        try
        {
            return handle.Length > 0 ? await experiment() : throw new ProbeException($"{machine}: no rule in {chain}");
        }
        finally
        {
            await context.TryOn(machine,
                $"""
                nft delete rule {Table} {chain} handle {handle}
                {Agent.Path} watch
                systemctl start {Watch.Split(' ')[0]}
                """, CancellationToken.None);
        }
    }
}
