using System.Text.RegularExpressions;

namespace Ipv6Dmz.Config.Grammar;

/// <summary>The four keys of the broker's update, which hang together.</summary>
internal sealed partial class BrokerUpdateDraft(ConfigReader reader)
{
    public Field<string?> Url { get; } = reader.Read("uplink.update.url", Optional(text =>
        text.StartsWith("http://", StringComparison.Ordinal) ? new Fault("by http the update key could be read on the way", $"use https://{ConfigReader.Show(text[7..])}")
        : text.Contains('@', StringComparison.Ordinal) ? new Fault("user and key have keys of their own", "leave them out: uplink.update.user, uplinkUpdateKey")
        : text.Contains('?', StringComparison.Ordinal) ? new Fault("what follows the question mark is put there by the update itself", "leave it out, from the question mark on")
        : UrlGrammar().IsMatch(text) ? text
        : new Fault("not an address by https", "write it like https://ipv4.tunnelbroker.net/nic/update")));

    public Field<string?> TunnelId { get; } = reader.Read("uplink.update.tunnelId", Matching(IdGrammar(), "a tunnel's id is of A-Z a-z 0-9 . -", "use the number on the broker's page of the tunnel"));

    public Field<string?> User { get; } = reader.Read("uplink.update.user", Matching(UserGrammar(), "a user's name at the broker is of A-Z a-z 0-9 . _ @ + -, at most 64 characters", "use the name that one logs in with there"));

    /// <summary>Only looked at, never kept.</summary>
    public Field<string?> Key { get; } = reader.Read("uplinkUpdateKey", Matching(KeyGrammar(), "an update key is printable ASCII without blanks, at most 128 characters", "copy it from the broker's page of the tunnel"));

    public IReadOnlyList<Field<string?>> All => [Url, TunnelId, User, Key];

    public BrokerUpdateConfig? Build() => Url.Value is { } url ? new(url, TunnelId.Value!, User.Value!) : null;

    private static LeafParser<string?> Matching(Regex grammar, string rule, string mend) => Optional(text => grammar.IsMatch(text) ? text : new Fault(rule, mend));

    private static LeafParser<string?> Optional(LeafParser<string> parse) => text => text.Length == 0 ? new Leaf<string?>(null, []) : parse(text).Then<string?>(value => value);

    [GeneratedRegex(@"\Ahttps://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~-]+)*/?\z")]
    private static partial Regex UrlGrammar();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]{0,99}\z")]
    private static partial Regex IdGrammar();

    [GeneratedRegex(@"\A[A-Za-z0-9._@+-]{1,64}\z")]
    private static partial Regex UserGrammar();

    [GeneratedRegex(@"\A[!-~]{1,128}\z")]
    private static partial Regex KeyGrammar();
}
