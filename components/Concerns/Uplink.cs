using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Concerns;

/// <summary>All that a mode of uplink does to the VPS. Lines are as <c>ip -batch</c> and nft(8) read them.</summary>
public sealed record Uplink
{
    /// <summary>What a preview says of the mode.</summary>
    public required string Summary { get; init; }

    /// <summary>The VPS's tables and rules, for a preview.</summary>
    public required Func<Plan, string> Tables { get; init; }

    /// <summary>Debian packages that the VPS needs for the mode.</summary>
    public required IReadOnlyList<string> Packages { get; init; }

    /// <summary>The mode's own concerns on the VPS, made live in this order, before WireGuard.</summary>
    public required IReadOnlyList<(string Name, Func<Plan, Concern> Files)> Concerns { get; init; }

    /// <summary>Lines for <c>agent confirm</c> and <c>agent verify</c> on the VPS.</summary>
    public required IReadOnlyList<string> Checks { get; init; }

    /// <summary>Links that the mode makes on the VPS: nothing that comes by them is for the VPS.</summary>
    public required IReadOnlyList<string> Interfaces { get; init; }

    /// <summary>The prefix for whose addresses the VPS answers on its provider's link; empty: none.</summary>
    public required Func<Plan, string> Proxied { get; init; }

    /// <summary>The last words of the VPS's routes to the inside: their own table, or nothing.</summary>
    public required Func<Plan, string> InTable { get; init; }

    /// <summary>The link by which the DMZ's IPv6 leaves the VPS.</summary>
    public required Func<Plan, string> Interface { get; init; }

    /// <summary>Routes behind the sinks in main: sinks of a table of its own, and the way out.</summary>
    public required Func<Plan, IEnumerable<string>> Routes { get; init; }

    /// <summary>Rules that lead to the mode's own table.</summary>
    public required Func<Plan, IEnumerable<string>> Rules { get; init; }

    /// <summary>nft: where the DMZ's IPv6 may go by <see cref="Interface"/>.</summary>
    public required string Destinations { get; init; }

    /// <summary>nft: what may come from the uplink with an address of the inside.</summary>
    public required IEnumerable<string> Prerouting { get; init; }

    /// <summary>nft: what else is for the VPS itself.</summary>
    public required IEnumerable<string> Input { get; init; }

    /// <summary>nft: what may not pass, whatever the inside sends.</summary>
    public required Func<Plan, IEnumerable<string>> Forward { get; init; }
}
