using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

/// <summary>All that a mode of uplink does to the VPS: one class per <see cref="UplinkMode"/>, in <c>Uplinks/</c>. Lines are as <c>ip -batch</c> and nft(8) read them.</summary>
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

    // Interfaces that it makes on the VPS: nothing that comes by them is for the VPS.
    internal abstract IReadOnlyList<string> Interfaces { get; }

    // The prefix for whose addresses the VPS answers on its provider's link; empty: none.
    internal abstract string Proxied(Plan plan);

    // The last words of the VPS's routes to the inside: their own table, or nothing.
    internal abstract string InTable(Plan plan);

    // The interface by which the DMZ's IPv6 leaves the VPS, and no other.
    internal abstract string Interface(Plan plan);

    // Routes behind the sinks in main: sinks of a table of its own, and the way out.
    internal abstract IEnumerable<string> Routes(Plan plan);

    // Rules that lead to its table.
    internal abstract IEnumerable<string> Rules(Plan plan);

    // nft: where the DMZ's IPv6 may go by that interface.
    internal abstract string Destinations { get; }

    // nft: what may come from the uplink with an address of the inside.
    internal abstract IEnumerable<string> Prerouting { get; }

    // nft: what else is for the VPS itself.
    internal abstract IEnumerable<string> Input { get; }

    // nft: what may not pass, whatever the inside sends.
    internal abstract IEnumerable<string> Forward(Plan plan);
}
