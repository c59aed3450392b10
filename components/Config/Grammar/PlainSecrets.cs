using Ipv6Dmz.Config.Schema;

namespace Ipv6Dmz.Config;

// Secrets that anybody can read who reads the stack's file. Pulumi itself refuses none that has no default.
internal static class PlainSecrets
{
    private const string Token = "hcloud:token";

    public static IEnumerable<ConfigError> Check(IReadOnlyDictionary<string, string> values, IReadOnlySet<string> plain) =>
        from key in ConfigKeys.All
        where key.IsSecret && plain.Contains($"{ConfigKeys.Namespace}:{key.Name}") && values.TryGetValue(key.Name, out var text) && text.Length > 0
        select Readable(key.Name, key.Command);

    public static IEnumerable<ConfigError> OfProviders(IReadOnlySet<string> plain) => plain.Contains(Token) ? [Readable(Token, $"pulumi config set --secret {Token}")] : [];

    private static ConfigError Readable(string key, string command) =>
        new(key, "[secret]", "it stands in the stack's file in plain text", $"set it anew with `{command}`, and if somebody else may have read the file, another one");
}
