namespace Ipv6Dmz.Config.Grammar;

// The keys that a machine and a jump host both have: in the group vps.connection or vps.connection.jump, with vpsPrivateKey or vpsJumpPrivateKey.
internal sealed class LoginDraft(ConfigReader reader, string group, string privateKey)
{
    public Field<int> Port { get; } = reader.Read($"{group}.port", Numbers.Port);

    public Field<string> User { get; } = reader.Read($"{group}.user", Names.User);

    public Field<string?> HostKey { get; } = reader.Read($"{group}.hostKey", SshKeys.HostKey.Or());

    /// <summary>The kind of key. The program looks at the key and doesn't keep it.</summary>
    public Field<string?> PrivateKey { get; } = reader.Read(privateKey, SshKeys.PrivateKey.Or());

    public Field<string?> Agent { get; } = reader.Read($"{group}.agent", Names.Agent.Or());

    public ConnectionConfig Build(string host, ConnectionConfig? jump) => new(host, Port.Value, User.Value, HostKey.Value, Agent.Value, jump);
}
