using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>Words that mean nothing but themselves: another one, other keys.</summary>
internal static partial class Rotations
{
    /// <summary>A word, or nothing.</summary>
    public static LeafParser<string> Rotation { get; } = text => Grammar().IsMatch(text)
        ? text
        : new Fault("a rotation is a word of A-Z a-z 0-9 . _ : -, at most 64 characters", "write it like 2027-01");

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{0,64}\z")]
    private static partial Regex Grammar();
}
