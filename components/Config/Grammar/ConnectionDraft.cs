namespace Ipv6Dmz.Config.Grammar;

internal sealed class ConnectionDraft(ConfigReader reader, string machine)
{
    public Field<string> Host { get; } = reader.Read($"{machine}.connection.host", Hosts.Of($"{machine}.connection"));

    public LoginDraft Login { get; } = new(reader, $"{machine}.connection", $"{machine}PrivateKey");

    public Field<string?> JumpHost { get; } = reader.Read($"{machine}.connection.jump.host", Hosts.Of($"{machine}.connection.jump").Or());

    public LoginDraft JumpLogin { get; } = new(reader, $"{machine}.connection.jump", $"{machine}JumpPrivateKey");

    public ConnectionConfig Build() => Login.Build(Host.Value, JumpHost.Value is { } jump ? JumpLogin.Build(jump, null) : null);
}
