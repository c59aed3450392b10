namespace Ipv6Dmz.Config;

// Hetzner's.
internal static class ServerTypes
{
    private static readonly string[] InEurope = ["fsn1", "nbg1", "hel1"];

    private static readonly string[] Locations = [.. InEurope, "ash", "hil", "sin"];

    private static readonly string[] Types =
    [
        "cx23", "cx33", "cx43", "cx53", "cpx12", "cpx22", "cpx32", "cpx42", "cpx52", "cpx62", "cax11", "cax21", "cax31", "cax41",
        "ccx13", "ccx23", "ccx33", "ccx43", "ccx53", "ccx63",
    ];

    public static LeafParser<string> Location { get; } = Leaf.OneOf("no location of Hetzner's cloud", Locations);

    public static LeafParser<string> Type { get; } = Leaf.OneOf("no server type that Hetzner's cloud offers", Types);

    public static LeafParser<string> Image { get; } = Leaf.OneOf("not an image that this program is made for", "debian-13", "debian-12");

    public static string[] Of(string type) => type is ['c', 'x', ..] or ['c', 'a', ..] ? InEurope : Locations;
}
