using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Pulumi;

namespace Ipv6Dmz.HCloud;

/// <summary>Names and numbers in a cloud's project, which several stacks may share.</summary>
public static partial class CloudName
{
    // Leaves room in a host name's 63 for what the resources add.
    private const int MaxLength = 40;

    /// <summary>Prefix of the names of a stack's resources: letters, digits and hyphens, as in a host name (RFC 1123, 2.1).</summary>
    /// <returns><c>project-stack</c> where that is one; otherwise what is left of it and six hex digits of its SHA-256, so that stacks
    /// whose names differ in a full stop alone don't meet.</returns>
    public static string Of(string project, string stack) =>
        $"{project}-{stack}" is var whole && whole.Length <= MaxLength && HostName().IsMatch(whole) ? whole : Shortened(whole);

    /// <summary>A text as the value of a label, which has at most 63 characters.</summary>
    /// <returns>The text itself where it is one; otherwise as <see cref="Of"/>.</returns>
    public static string Label(string text) => LabelValue().IsMatch(text) ? text : Shortened(text);

    /// <summary>An id as others refer to it: the cloud's ids are numbers, Pulumi's are texts.</summary>
    public static Output<int> Number(Output<string> id) => id.Apply(text => int.Parse(text));

    private static string Shortened(string text)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..6];
        var left = Others().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return $"{left[..Math.Min(left.Length, MaxLength - digest.Length - 1)].TrimEnd('-')}-{digest}".TrimStart('-');
    }

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?\z")]
    private static partial Regex HostName();

    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?\z")]
    private static partial Regex LabelValue();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
