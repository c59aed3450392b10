namespace Ipv6Dmz.Tests;

/// <summary>What a text has to say.</summary>
internal static class Words
{
    public static void MustSay(this string? text, params string[] parts) =>
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));

    public static void MustNotSay(this string? text, params string[] parts) =>
        Assert.All(parts, part => Assert.DoesNotContain(part, text, StringComparison.Ordinal));
}
