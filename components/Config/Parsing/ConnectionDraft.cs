namespace Ipv6Dmz.Config.Parsing;

/// <summary>The keys of one machine's SSH connection.</summary>
internal sealed class ConnectionDraft
{
    public ConnectionDraft(ConfigReader reader, string group)
    {
        Host = reader.Read($"{group}.connection.host", Hosts.Of($"{group}.connection"));
        Port = reader.Read($"{group}.connection.port", Numbers.Port);
        User = reader.Read($"{group}.connection.user", Names.User);
        HostKey = reader.Read($"{group}.connection.hostKey", SshKeys.OptionalHostKey);
        reader.Read($"{group}.connection.privateKey", SshKeys.PrivateKey);
    }

    public Field<string> Host { get; }

    public Field<int> Port { get; }

    public Field<string> User { get; }

    public Field<string?> HostKey { get; }

    public ConnectionConfig Build() => new(Host.Value, Port.Value, User.Value, HostKey.Value);
}
