using System.Text.RegularExpressions;
using Ipv6Dmz.Concerns;
using Pulumi;

namespace Ipv6Dmz.HCloud;

/// <summary>Names and numbers in a cloud's project, which several stacks may share.</summary>
public static class CloudName
{
    // Leaves room in a host name's 63 for what the resources add.
    private const int MaxLength = 40;

    /// <summary>What a stack's names begin with: <c>project-stack</c> where that can be in a host name (RFC 1123, 2.1); otherwise what is left of it and six hex
    /// digits of its SHA-256, so that stacks whose names differ in a full stop alone don't meet.</summary>
    public static string Of(string project, string stack) =>
        $"{project}-{stack}" is var whole && whole.Length <= MaxLength && Regex.IsMatch(whole, @"^[a-z0-9]([a-z0-9-]*[a-z0-9])?\z") ? whole : Shortened(whole);

    /// <summary>The text itself where it can be a label's value, which has at most 63 characters; otherwise as <see cref="Of"/>.</summary>
    public static string Label(string text) => Regex.IsMatch(text, @"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z") ? text : Shortened(text);

    /// <summary>The cloud's ids are numbers, Pulumi's are texts.</summary>
    public static Output<int> Number(Output<string> id) => id.Apply(text => int.Parse(text));

    private static string Shortened(string text)
    {
        var digest = Concern.Hex(text)[..6];
        var left = Regex.Replace(text.ToLowerInvariant(), "[^a-z0-9]+", "-").Trim('-');
        return $"{left[..Math.Min(left.Length, MaxLength - digest.Length - 1)].TrimEnd('-')}-{digest}".TrimStart('-');
    }
}
