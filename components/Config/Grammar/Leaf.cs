using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config;

internal sealed record Fault(string Rule, string Mend);

internal delegate Leaf<T> LeafParser<T>(string text);

internal readonly record struct Leaf<T>(T? Value, ImmutableArray<Fault> Faults)
{
    public bool IsValid => Faults.IsEmpty;

    public static implicit operator Leaf<T>(T value) => new(value, []);

    public static implicit operator Leaf<T>(Fault fault) => new(default, [fault]);

    public Leaf<TNext> Then<TNext>(Func<T, Leaf<TNext>> next) => IsValid ? next(Value!) : new(default, Faults);
}

internal static class Leaf
{
    public static LeafParser<string> Matching([StringSyntax(StringSyntaxAttribute.Regex)] string pattern, string rule, string mend)
    {
        var grammar = new Regex($@"\A(?:{pattern})\z");
        return text => grammar.IsMatch(text) ? text : new Fault(rule, mend);
    }

    public static LeafParser<string> OneOf(string rule, params string[] words) => OneOf(rule, [.. words.Select(word => (word, word))]);

    public static LeafParser<T> OneOf<T>(string rule, params (string Word, T Value)[] words) => text =>
        words.FirstOrDefault(word => word.Word == text) is { Word: not null } found ? found.Value : new Fault(rule, $"use {string.Join(" or ", words.Select(word => word.Word))}");

    // The same grammar beside a word for null; without one it is the empty text.
    public static LeafParser<T?> Or<T>(this LeafParser<T> parse, string word = "") where T : class => text => text == word ? new Leaf<T?>(null, []) : parse(text).Then<T?>(value => value);

    // Blanks and line ends around a value are easily copied along, and not to be seen.
    public static Leaf<T> ParseOrNameBlanks<T>(this LeafParser<T> parse, string text)
    {
        var (leaf, trimmed) = (parse(text), text.Trim());
        return !leaf.IsValid && trimmed.Length > 0 && trimmed.Length < text.Length && parse(trimmed).IsValid ? new Fault("there are blanks or line ends around it", $"use {trimmed}") : leaf;
    }
}
