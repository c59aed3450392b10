using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>The dev stack with one value made bad has exactly one error, at the key that is meant.</summary>
internal static class Refused
{
    public static void Value(string key, string value, string rule, string mend) => At(key, rule, mend, (key, value));

    public static void At(string key, string rule, string mend, params (string Key, string Value)[] changes)
    {
        var result = DmzConfigParser.Parse(SampleConfig.DevWith(changes));

        Assert.Null(result.Config);
        var error = Assert.Single(result.Errors);
        Assert.Equal(key, error.Key);
        Assert.Contains(rule, error.Rule, StringComparison.Ordinal);
        Assert.Contains(mend, error.Mend, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.ToString());
        Assert.Equal($"{error.Key}: {error.Value} — {error.Rule}; {error.Mend}", error.ToString());
    }
}
