namespace Ipv6Dmz.Config.Grammar;

internal sealed class HCloudDraft(ConfigReader reader)
{
    private static readonly LeafParser<bool?> OnOrOff = Leaf.OneOf<bool?>("neither auto nor on nor off", ("auto", null), ("on", true), ("off", false));

    public Field<string> Location { get; } = reader.Read("vps.hcloud.location", ServerTypes.Location);
    public Field<string> ServerType { get; } = reader.Read("vps.hcloud.serverType", ServerTypes.Type);
    public Field<string> Image { get; } = reader.Read("vps.hcloud.image", ServerTypes.Image);
    public Field<bool?> Protect { get; } = reader.Read("vps.hcloud.protect", OnOrOff);
    public Field<bool?> Firewall { get; } = reader.Read("vps.hcloud.firewall", OnOrOff);
    public Field<string?> ReverseDns { get; } = reader.Read("vps.hcloud.reverseDns", Names.Domain.Or());
    public Field<ImmutableArray<KeyValuePair<string, string>>> Labels { get; } = reader.Read("vps.hcloud.labels", Lists.OfAny(Names.Label));
    public Field<int> ClientKey { get; } = reader.Read("vps.hcloud.clientKey", Numbers.Between(0, 1_000_000, "the number of a key"));

    /// <param name="firewallFits">Whether the cloud's firewall would let through what this configuration needs.</param>
    public HCloudConfig Build(bool firewallFits) => new(
        Location.Value, ServerType.Value, Image.Value, Protect.Value, Firewall.Value ?? firewallFits, ReverseDns.Value, Labels.Value.ToImmutableDictionary(), ClientKey.Value);
}
