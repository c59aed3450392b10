using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ipv6Dmz.Lab.Deployment;

/// <summary>A scalar as the CLI reads it (seen with 3.259.0): a plain one may be a number, a truth value, a date or nothing; a quoted one is text.</summary>
internal static partial class YamlScalar
{
    public static JsonValue? Read(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return scalar.Style != ScalarStyle.Plain ? JsonValue.Create(text) : text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ when Whole(text.Replace("_", "", StringComparison.Ordinal)) is { } number => JsonValue.Create(number),
            _ when Decimal().IsMatch(text) && Fraction(text) is var fraction && double.IsFinite(fraction) => JsonValue.Create(fraction),
            // By a program it can't be told from the text that it becomes.
            _ when Date().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) =>
                JsonValue.Create(date.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss '+0000 UTC'", CultureInfo.InvariantCulture)),
            _ => JsonValue.Create(text),
        };
    }

    private static long? Whole(string text)
    {
        var (sign, digits) = text switch { ['-', ..] => (-1, text[1..]), ['+', ..] => (1, text[1..]), _ => (1, text) };
        try
        {
            return sign * (digits switch
            {
                ['0', 'x', ..] => Convert.ToInt64(digits[2..], 16),
                ['0', 'b', ..] => Convert.ToInt64(digits[2..], 2),
                ['0', 'o', ..] => Convert.ToInt64(digits[2..], 8),
                ['0', _, ..] when digits.All(digit => digit is >= '0' and <= '7') => Convert.ToInt64(digits, 8),
                _ => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture),
            });
        }
        catch (Exception error) when (error is FormatException or OverflowException or ArgumentException)
        {
            return null;
        }
    }

    private static double Fraction(string text) => double.Parse(text.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?\z")]
    private static partial Regex Decimal();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?\z")]
    private static partial Regex Date();
}
