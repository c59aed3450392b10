namespace Ipv6Dmz.Config.Grammar;

/// <summary>The four keys of the broker's update, which hang together.</summary>
internal sealed class BrokerUpdateDraft(ConfigReader reader)
{
    private static readonly LeafParser<string> HttpsUrl = Leaf.Matching(
        "https://[a-z0-9]+(?:[.-][a-z0-9]+)*(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9._~-]+)*/?", "not an address by https", "write it like https://ipv4.tunnelbroker.net/nic/update");

    public Field<string?> Url { get; } = reader.Read("uplink.update.url", Leaf.Or<string>(text =>
        text.StartsWith("http://", StringComparison.Ordinal) ? new Fault("by http the update key could be read on the way", $"use https://{ConfigReader.Show(text[7..])}")
        : text.Contains('@') ? new Fault("user and key have keys of their own", "leave them out: uplink.update.user, uplinkUpdateKey")
        : text.Contains('?') ? new Fault("what follows the question mark is put there by the update itself", "leave it out, from the question mark on")
        : HttpsUrl(text)));

    public Field<string?> TunnelId { get; } =
        reader.Read("uplink.update.tunnelId", Leaf.Matching("[A-Za-z0-9][A-Za-z0-9.-]{0,99}", "a tunnel's id is of A-Z a-z 0-9 . -", "use the number on the broker's page of the tunnel").Or());

    public Field<string?> User { get; } = reader.Read(
        "uplink.update.user", Leaf.Matching("[A-Za-z0-9._@+-]{1,64}", "a user's name at the broker is of A-Z a-z 0-9 . _ @ + -, at most 64 characters", "use the name that one logs in with there").Or());

    /// <summary>Only looked at, never kept.</summary>
    public Field<string?> Key { get; } = reader.Read(
        "uplinkUpdateKey", Leaf.Matching("[!-~]{1,128}", "an update key is printable ASCII without blanks, at most 128 characters", "copy it from the broker's page of the tunnel").Or());

    public IReadOnlyList<Field<string?>> All => [Url, TunnelId, User, Key];

    public BrokerUpdateConfig? Build() => Url.Value is { } url ? new(url, TunnelId.Value!, User.Value!) : null;
}
