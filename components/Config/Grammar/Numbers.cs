using System.Globalization;
using System.Numerics;

namespace Ipv6Dmz.Config;

internal static class Numbers
{
    public static LeafParser<int> Port { get; } = Between(1, 65535, "a port");

    public static LeafParser<int?> AutoOrPort { get; } = AutoOrBetween(1, 65535, "a port");

    /// <param name="instead">For messages: a word that does as well.</param>
    public static LeafParser<int> Between(int least, int most, string what, string instead = "") => text =>
    {
        var mend = $"use {instead}a number from {least} to {most}";
        if (!IsCanonical(text))
        {
            return new Fault($"{what} is a whole number without leading zeros", mend);
        }

        var number = BigInteger.Parse(text, NumberStyles.None);
        return number < least ? new Fault($"{what} is at least {least}", mend) : number > most ? new Fault($"{what} is at most {most}", mend) : (int)number;
    };

    public static LeafParser<int?> AutoOrBetween(int least, int most, string what) => text =>
        text == "auto" ? new Leaf<int?>(null, []) : Between(least, most, what, "auto or ")(text).Then<int?>(value => value);

    public static bool IsCanonical(string text) => text.Length is > 0 and < 40 && text.All(char.IsAsciiDigit) && (text[0] != '0' || text.Length == 1);
}
