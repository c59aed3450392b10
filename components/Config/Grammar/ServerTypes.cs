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

    /// <summary>What can't be ordered any more, with what took its place.</summary>
    private static readonly Dictionary<string, string> Successors = new()
    {
        ["cx11"] = "cx23", ["cx21"] = "cx23", ["cx31"] = "cx33", ["cx41"] = "cx43", ["cx51"] = "cx53",
        ["cx22"] = "cx23", ["cx32"] = "cx33", ["cx42"] = "cx43", ["cx52"] = "cx53",
        ["cpx11"] = "cpx12", ["cpx21"] = "cpx22", ["cpx31"] = "cpx32", ["cpx41"] = "cpx42", ["cpx51"] = "cpx52",
        ["ccx12"] = "ccx13", ["ccx22"] = "ccx23", ["ccx32"] = "ccx33", ["ccx42"] = "ccx43", ["ccx52"] = "ccx53", ["ccx62"] = "ccx63",
    };

    public static LeafParser<string> Location { get; } = Leaf.OneOf("no location of Hetzner's cloud", [.. Locations.Select(name => (name, name))]);

    public static LeafParser<string> Type { get; } = text => Successors.TryGetValue(text, out var successor)
        ? new Fault("Hetzner offers this type no more", $"use {successor}, its successor")
        : Leaf.OneOf("no server type of Hetzner's cloud", [.. Current.Select(name => (name, name))])(text);

    public static LeafParser<string> Image { get; } = Leaf.OneOf("not an image that this program is made for", ("debian-13", "debian-13"), ("debian-12", "debian-12"));

    /// <summary>Where servers of a type stand.</summary>
    public static IReadOnlyList<string> Of(string type) =>
        type.StartsWith("cx", StringComparison.Ordinal) || type.StartsWith("cax", StringComparison.Ordinal) ? InEurope : Locations;
}
