using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

/// <summary>From a stack's raw values to a configuration.</summary>
public static class DmzConfigParser
{
    /// <summary>Parses and validates.</summary>
    /// <param name="values">As Pulumi hands them over: keys without the project's namespace, all values text, arrays as JSON.</param>
    /// <param name="plain">Full keys, such as <c>hcloud:token</c>, that stand in the stack's file as they are: of a secret that is an error.</param>
    /// <param name="file">Reads a list of hosts that stands in a file of its own, by the value of <c>hostsFile</c>.</param>
    public static ParseResult Parse(IReadOnlyDictionary<string, string> values, IReadOnlySet<string>? plain = null, Func<string, HostsFile>? file = null)
    {
        plain ??= new HashSet<string>();
        var reader = new ConfigReader(values, file);
        var draft = new Draft(reader);
        ConfigError[] errors =
        [
            .. InOrder(reader.Errors.Concat(draft.Errors()).Concat(PlainSecrets.Check(values, plain))),
            .. PlainSecrets.OfProviders(plain),
            .. UnknownKeys.Check(values.Keys),
        ];
        return new(errors is [] ? draft.Build() : null, [.. errors], given => [.. InOrder(draft.With(given).Errors())]);
    }

    private static IEnumerable<ConfigError> InOrder(IEnumerable<ConfigError> errors) => errors.OrderBy(error => ConfigKeys.Place(error.Key));
}
