using System.Collections.Frozen;
using System.Collections.Immutable;
using Ipv6Dmz.Config.Grammar;
using Ipv6Dmz.Config.Rules;
using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

/// <summary>Turns a stack's raw values into a configuration, or says everything that is wrong with them.</summary>
public static class DmzConfigParser
{
    /// <summary>Parses and validates.</summary>
    /// <param name="values">As Pulumi hands them over: keys without the project's namespace, all values text, arrays as JSON.</param>
    /// <param name="given">Addresses of a server that has been made, once they are known: what they contradict is an error like any other.</param>
    /// <param name="plain">Full keys, such as <c>ipv6-dmz:vpsPrivateKey</c> or <c>hcloud:token</c>, whose values stand in the stack's file as they are: of a secret that is
    /// an error.</param>
    /// <returns>A configuration, or at least one error.</returns>
    public static ParseResult Parse(IReadOnlyDictionary<string, string> values, VpsAddresses? given = null, IReadOnlySet<string>? plain = null)
    {
        ArgumentNullException.ThrowIfNull(values);

        var reader = new ConfigReader(values);
        var draft = new Draft(reader, given);
        ImmutableArray<ConfigError> errors =
        [
            .. reader.Errors
                .Concat(UplinkRules.Check(draft))
                .Concat(BrokerUpdateRules.Check(draft))
                .Concat(WireGuardRules.Check(draft))
                .Concat(PrefixRules.Check(draft))
                .Concat(DmzRules.Check(draft))
                .Concat(ConnectionRules.Check(draft))
                .Concat(HCloudRules.Check(draft))
                .Concat(LoginRules.Check(draft))
                .Concat(RouterWayRules.Check(draft))
                .Concat(PlainSecrets.Check(values, plain ?? FrozenSet<string>.Empty))
                .OrderBy(error => ConfigKeys.All.IndexOf(ConfigKeys.ByName[error.Key])),
            .. PlainSecrets.OfProviders(plain ?? FrozenSet<string>.Empty),
            .. UnknownKeys.Check(values.Keys),
        ];
        return new ParseResult(errors.IsEmpty ? draft.Build() : null, errors);
    }
}
