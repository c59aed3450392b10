using System.Globalization;
using System.Numerics;

namespace Ipv6Dmz.Config.Parsing;

/// <summary>Grammars of numbers.</summary>
internal static class Numbers
{
    public static LeafParser<int> Port { get; } = Between(1, 65535, "a port");

    public static LeafParser<int> Between(int least, int most, string what) => text =>
    {
        if (!IsCanonical(text))
        {
            return new Fault($"{what} is a whole number, digits only and without leading zeros", $"use one from {least} to {most}");
        }

        var number = BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
        return number >= least && number <= most
            ? (int)number
            : new Fault($"{what} must be from {least} to {most}", $"use {(number < least ? least : most)} or what is right in between");
    };

    /// <summary>A number, or <c>auto</c> for <see langword="null"/>.</summary>
    public static LeafParser<int?> AutoOr(LeafParser<int> number) => text =>
        text == "auto" ? new Leaf<int?>(null, []) : number(text).Then<int?>(value => value);

    public static bool IsCanonical(string text) =>
        text.Length is > 0 and < 40 && text.All(char.IsAsciiDigit) && (text[0] != '0' || text.Length == 1);
}
