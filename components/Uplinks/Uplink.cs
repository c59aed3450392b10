using Ipv6Dmz.Concerns;
using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Uplinks;

/// <summary>All that a mode of uplink does to the VPS: one class per <see cref="UplinkMode"/>. Lines are as <c>ip -batch</c> and nft(8) read them.</summary>
public abstract class Uplink
{
    /// <summary>The uplink, for a preview.</summary>
    public abstract string Summary { get; }

    /// <summary>The VPS's tables and rules, for a preview.</summary>
    public abstract string Tables(Plan plan);

    /// <summary>Debian packages that the VPS needs for it.</summary>
    public abstract IReadOnlyList<string> Packages { get; }

    /// <summary>Its own concerns on the VPS, in the order of their activation: before WireGuard's.</summary>
    public abstract IReadOnlyList<(string Name, Func<Plan, Concern> Files)> Concerns { get; }

    /// <summary>Lines for <c>agent confirm</c> and <c>agent verify</c> on the VPS.</summary>
    public abstract IReadOnlyList<string> Checks { get; }

    /// <summary>Interfaces that it makes on the VPS: nothing that comes by them is for the VPS.</summary>
    internal abstract IReadOnlyList<string> Interfaces { get; }

    /// <summary>The prefix for whose addresses the VPS answers on its provider's link; empty: none.</summary>
    internal abstract string Proxied(Plan plan);

    /// <summary>The last words of the VPS's routes to the inside: their own table, or nothing.</summary>
    internal abstract string InTable(Plan plan);

    /// <summary>The mode's behaviour.</summary>
    public static Uplink Of(UplinkConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.Mode switch
        {
            UplinkMode.SixInFour => new SixInFour((SixInFourConfig)config),
            UplinkMode.Routed => new Routed(),
            UplinkMode.Native64 => new Native64((Native64Config)config),
        };
    }

    /// <summary>The interface by which the DMZ's IPv6 leaves the VPS, and no other.</summary>
    internal abstract string Interface(Plan plan);

    /// <summary>Routes behind the sinks in main: sinks of a table of its own, and the way out.</summary>
    internal abstract IEnumerable<string> Routes(Plan plan);

    /// <summary>Rules that lead to its table.</summary>
    internal abstract IEnumerable<string> Rules(Plan plan);

    /// <summary>nft: where the DMZ's IPv6 may go by that interface.</summary>
    internal abstract string Destinations { get; }

    /// <summary>nft: what may come from the uplink with an address of the inside.</summary>
    internal abstract IEnumerable<string> Prerouting { get; }

    /// <summary>nft: what else is for the VPS itself.</summary>
    internal abstract IEnumerable<string> Input { get; }

    /// <summary>nft: what may not pass, whatever the inside sends.</summary>
    internal abstract IEnumerable<string> Forward(Plan plan);
}
