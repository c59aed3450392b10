namespace Ipv6Dmz.Config.Grammar;

/// <summary>Blanks and line ends around a value: easily copied along, and not to be seen in a message.</summary>
internal static class Blanks
{
    /// <summary>The same grammar, with a message of its own for a value that is right but for them.</summary>
    public static Leaf<T> ParseOrNameBlanks<T>(this LeafParser<T> parse, string text)
    {
        var leaf = parse(text);
        var trimmed = text.Trim();
        return !leaf.IsValid && trimmed.Length is > 0 and var length && length < text.Length && parse(trimmed).IsValid
            ? new Fault("there are blanks or line ends around it", $"use {trimmed}")
            : leaf;
    }
}
