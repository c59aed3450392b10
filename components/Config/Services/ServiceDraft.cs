using System.Text.Json;

namespace Ipv6Dmz.Config;

internal sealed class ServiceDraft
{
    private static readonly string[] Keys = ["name", "ports", "protocol", "from", "enabled", "rate", "connections", "ipv4"];

    public ServiceDraft(string host, string path, JsonElement map, List<ConfigError> errors)
    {
        var ofTheVps = host == HostDraft.Vps;
        var entry = new HostEntry(path, map, ofTheVps ? Keys[..^1] : Keys, errors);
        (Host, Path) = (host, path);
        (Name, Ports, Protocol) = (entry.Read("name", ServiceGrammar.ServiceName), entry.Read("ports", ServiceGrammar.Ports), entry.Read("protocol", ServiceGrammar.Protocol, "tcp"));
        (From, Enabled) = (entry.Read("from", ServiceGrammar.From, ServiceGrammar.Everybody), entry.Read("enabled", ServiceGrammar.Enabled, "true"));
        (Rate, Connections) = (entry.Read("rate", ServiceGrammar.Rate, "none"), entry.Read("connections", ServiceGrammar.Connections, "none"));
        Ipv4 = entry.Read("ipv4", ofTheVps ? _ => new Leaf<Ports?>(null, []) : ServiceGrammar.Forward, "");
    }

    public string Host { get; }

    public string Path { get; }

    public Field<string> Name { get; }

    public Field<Ports> Ports { get; }

    public Field<string> Protocol { get; }

    public Field<ServiceSources> From { get; }

    public Field<Ports?> Ipv4 { get; }

    public Field<bool> Enabled { get; }

    public Field<Rate?> Rate { get; }

    public Field<int?> Connections { get; }

    // Of the VPS's IPv4 address; null: none, or wrong in itself.
    public Ports? Forwarded => !Ipv4.Is(out var ports) || !Ports.Is(out var own) ? null : ports.Value.First == 0 ? own : ports;

    public ServiceConfig Build() => new(Name.Value, Ports.Value, Protocol.Value, From.Value, Forwarded, Enabled.Value, new(Rate.Value, Connections.Value));
}
