namespace Ipv6Dmz.Tests.Config;

/// <summary>Where one thing is bad there is exactly one error, at the key that is meant.</summary>
internal static class Refused
{
    /// <param name="bad">Value, and parts of rule and mend.</param>
    /// <param name="valid">The configuration without it.</param>
    /// <param name="one">Otherwise a list can have several bad elements.</param>
    public static void Value(BadValue bad, ImmutableDictionary<string, string> valid, bool one = true)
    {
        var result = DmzConfigParser.Parse(bad.In(valid));

        Assert.Null(result.Config);
        Assert.Equal([bad.Key], one ? result.Errors.Select(error => error.Key) : result.Errors.Select(error => error.Key).Distinct());
        Assert.Contains(result.Errors, error => error.Rule.Contains(bad.Rule) && error.Mend.Contains(bad.Mend));
        Assert.All(result.Errors, error =>
        {
            Assert.DoesNotContain(error.ToString(), char.IsControl);
            Assert.Equal($"{error.Key}: {error.Value} — {error.Rule}; {error.Mend}", error.ToString());
            Assert.True(!ConfigKeys.ByName.TryGetValue(error.Key, out var key) || !key.IsSecret || error.Value is "[secret]" or "(empty)" or "(not set)");
        });
    }
}
