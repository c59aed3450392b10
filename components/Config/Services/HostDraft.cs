using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Ipv6Dmz.Config;

// A host of the list, before it is held against others.
internal sealed class HostDraft
{
    // The VPS's own services stand under this name.
    public const string Vps = DmzConfig.VpsName;

    // What an error shows instead of a value.
    public const string TheName = "(the name)";

    // What YAML has null for: a name with nothing behind it.
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement;

    private static readonly string[] Keys = ["mac", "ipv4", "ipv6", "egress", "services"];

    private readonly HostEntry entry;

    public HostDraft(string name, string path, JsonElement map, List<ConfigError> errors)
    {
        Name = name;
        entry = new(path, map.ValueKind == JsonValueKind.Null ? Nothing : map, name == Vps ? ["services"] : Keys, errors);
        if (name != Vps)
        {
            (Mac, Ipv4, InterfaceId) = (entry.Read("mac", ServiceGrammar.Mac, ""), entry.Read("ipv4", ServiceGrammar.Ipv4, "auto"), entry.Read("ipv6", ServiceGrammar.InterfaceId, "auto"));
            Egress = entry.Read("egress", ServiceGrammar.Egress, ServiceGrammar.Everybody);
        }

        Services = [.. entry.List("services").Select((service, index) => new ServiceDraft(name, $"{entry.Path}.services[{index}]", service, errors))];
    }

    public string Name { get; }

    public Field<string?>? Mac { get; }

    public Field<IPAddress?>? Ipv4 { get; }

    public Field<IPAddress?>? InterfaceId { get; }

    public Field<ImmutableArray<IPNetwork>?>? Egress { get; }

    public ImmutableArray<ServiceDraft> Services { get; }

    public ConfigError Wrong(string rule, string mend) => new(entry.Path, TheName, rule, mend);

    public bool BySlaac => InterfaceId!.Is(out var id) && id.Equals(IPAddress.IPv6Any);

    // What is left to the program depends on the name alone, so that it stays, whatever else is listed; two names seldom meet.
    public IPAddress? AddressIn(FreeAddresses free) => Ipv4!.Is(out var given) ? given : Ipv4.IsUnset && free.Count > 0 ? free[(long)(Hash(0) % (ulong)free.Count)] : null;

    public IPAddress? Id() =>
        !InterfaceId!.Is(out var given) ? InterfaceId.IsUnset ? OfHalf(Hash(8) | 1) : null
        : !BySlaac ? given
        : Mac!.Is(out var mac) ? OfEthernet(mac) : null;

    private static IPAddress OfEthernet(string mac)
    {
        var bytes = Convert.FromHexString(mac.Replace(":", ""));
        return OfHalf(BitConverter.ToUInt64([bytes[5], bytes[4], bytes[3], 0xfe, 0xff, bytes[2], bytes[1], (byte)(bytes[0] ^ 2)]));
    }

    private static IPAddress OfHalf(ulong half) => IPAddress.IPv6Any.Plus(unchecked((long)half)) is var address ? Networks.LowerHalf(address) : address;

    private ulong Hash(int at) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"ipv6-dmz host {Name}")), at);
}
