namespace Ipv6Dmz.Config;

// The keys that a machine and a jump host both have: vps.connection and vpsPrivateKey, or vps.connection.jump and vpsJumpPrivateKey.
internal sealed class ConnectionDraft(ConfigReader reader, string group, string privateKey, ConnectionDraft? jump = null)
{
    public Field<string?> Host { get; } = reader.Read($"{group}.host", Hosts.Of(group).Or());
    public Field<int> Port { get; } = reader.Read($"{group}.port", Numbers.Port);
    public Field<string> User { get; } = reader.Read($"{group}.user", Names.User);
    public Field<string?> HostKey { get; } = reader.Read($"{group}.hostKey", SshKeys.HostKey.Or());

    // Its kind. The program looks at the key and doesn't keep it.
    public Field<string?> PrivateKey { get; } = reader.Read(privateKey, SshKeys.PrivateKey.Or());
    public Field<string?> Agent { get; } = reader.Read($"{group}.agent", Names.Agent.Or());

    public static ConnectionDraft Of(ConfigReader reader, string machine) =>
        new(reader, $"{machine}.connection", $"{machine}PrivateKey", new(reader, $"{machine}.connection.jump", $"{machine}JumpPrivateKey"));

    public ConnectionDraft Jump => jump!;

    public ConnectionConfig Build() => new(Host.Value!, Port.Value, User.Value, HostKey.Value, Agent.Value, jump?.Host.Value is null ? null : jump.Build());
}
