namespace Ipv6Dmz.Config.Grammar;

/// <summary>Hetzner's server types and locations, as far as they say which goes with which.</summary>
internal static class ServerTypes
{
    private static readonly string[] InEurope = ["fsn1", "nbg1", "hel1"];

    private static readonly string[] Locations = [.. InEurope, "ash", "hil", "sin"];

    private static readonly string[] Current =
    [
        "cx23", "cx33", "cx43", "cx53", "cpx12", "cpx22", "cpx32", "cpx42", "cpx52", "cpx62", "cax11", "cax21", "cax31", "cax41",
        "ccx13", "ccx23", "ccx33", "ccx43", "ccx53", "ccx63",
    ];

    public static LeafParser<string> Location { get; } = Leaf.OneOf("no location of Hetzner's cloud", [.. Locations.Select(name => (name, name))]);

    public static LeafParser<string> Type { get; } = text => Successor(text) is { } successor
        ? new Fault("Hetzner offers this type no more", $"use {successor}, its successor")
        : Leaf.OneOf("no server type of Hetzner's cloud", [.. Current.Select(name => (name, name))])(text);

    public static LeafParser<string> Image { get; } = Leaf.OneOf("not an image that this program is made for", ("debian-13", "debian-13"), ("debian-12", "debian-12"));

    /// <summary>What took the place of one that can't be ordered any more: of its line and a later generation, which the last digit says, the first that is as large.</summary>
    private static string? Successor(string type) =>
        type is [.., var size, var generation] ? Current.FirstOrDefault(current => current[..^2] == type[..^2] && current[^2] >= size && current[^1] > generation) : null;

    public static IReadOnlyList<string> Of(string type) =>
        type.StartsWith("cx", StringComparison.Ordinal) || type.StartsWith("cax", StringComparison.Ordinal) ? InEurope : Locations;
}
