using System.Collections.Immutable;
using Ipv6Dmz.Config;

namespace Ipv6Dmz.Tests.Config;

/// <summary>Where one thing is bad there is exactly one error, at the key that is meant.</summary>
internal static class Refused
{
    /// <param name="bad">Value, and parts of rule and mend.</param>
    /// <param name="valid">The configuration without it.</param>
    /// <param name="one">Otherwise a list can have several bad elements.</param>
    public static void Value(BadValue bad, ImmutableDictionary<string, string> valid, bool one = true)
    {
        var result = DmzConfigParser.Parse(valid.SetItem(bad.Key, bad.Value));

        Assert.Null(result.Config);
        Assert.Equal([bad.Key], one ? result.Errors.Select(error => error.Key) : result.Errors.Select(error => error.Key).Distinct());
        Assert.Contains(result.Errors, error => error.Rule.Contains(bad.Rule, StringComparison.Ordinal) && error.Mend.Contains(bad.Mend, StringComparison.Ordinal));
        Assert.All(result.Errors, error =>
        {
            Assert.DoesNotContain(error.ToString(), char.IsControl);
            Assert.Equal($"{error.Key}: {error.Value} — {error.Rule}; {error.Mend}", error.ToString());
            Assert.True(!Ipv6Dmz.Config.Schema.ConfigKeys.ByName.TryGetValue(error.Key, out var key) || !key.IsSecret || error.Value is "[secret]" or "(empty)" or "(not set)");
        });
    }

    public static void Value(string key, string value, string rule, string mend) => Value(new(key, value, rule, mend), SampleConfig.Dev);

    /// <param name="stack">See <see cref="SampleConfig.Stack"/>.</param>
    /// <param name="key">The key that is named.</param>
    /// <param name="changes">Its value, and other keys' behind <c> &amp; </c>: <c>10.0.0.4 &amp; wireguard.endpointFamily=ipv4</c>.</param>
    /// <param name="rule">A part of it.</param>
    /// <param name="mend">A part of it.</param>
    public static void Changes(string stack, string key, string changes, string rule, string mend)
    {
        var others = changes.Split(" & ")[1..].Select(change => change.Split('=', 2)).Select(change => KeyValuePair.Create(change[0], change[1]));
        Value(new(key, changes.Split(" & ")[0], rule, mend), SampleConfig.Stack(stack).SetItems(others));
    }
}
