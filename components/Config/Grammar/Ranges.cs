using System.Net;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>The grammar of a DHCP range: <c>first-last</c>, IPv4, both included.</summary>
internal static class Ranges
{
    private const string Example = "write it like 192.168.2.100-192.168.2.199";

    public static LeafParser<(IPAddress First, IPAddress Last)> Ipv4 { get; } = text =>
    {
        var ends = text.Split('-');
        return ends.Length != 2
            ? new Fault("a range is its first and its last IPv4 address with a hyphen between", Example)
            : End(ends[0]).Then(first => End(ends[1]).Then<(IPAddress, IPAddress)>(last =>
                Networks.Compare(first, last) <= 0
                    ? (first, last)
                    : new Fault("the range ends before it begins", $"use {last}-{first}")));
    };

    private static Leaf<IPAddress> End(string text) =>
        Addresses.Canonical4(text) is { IsValid: true } address ? address : new Fault($"{ConfigReader.Show(text)}: not an IPv4 address", Example);
}
