namespace Pulumi.Command.Remote.Inputs;

/// <summary>How to reach a machine by SSH. Without a host key the host is not verified.</summary>
public sealed class ConnectionArgs : ResourceArgs
{
    [Input("password")]
    private Input<string>? password;

    [Input("privateKey")]
    private Input<string>? privateKey;

    [Input("privateKeyPassword")]
    private Input<string>? privateKeyPassword;

    public static new ConnectionArgs Empty => new();

    [Input("agentSocketPath")]
    public Input<string>? AgentSocketPath { get; set; }

    [Input("dialErrorLimit")]
    public Input<int>? DialErrorLimit { get; set; } = 10;

    [Input("host", required: true)]
    public Input<string> Host { get; set; } = null!;

    [Input("hostKey")]
    public Input<string>? HostKey { get; set; }

    public Input<string>? Password
    {
        get => password;
        set => password = Secret.From(value);
    }

    [Input("perDialTimeout")]
    public Input<int>? PerDialTimeout { get; set; } = 15;

    [Input("port")]
    public Input<double>? Port { get; set; } = 22;

    public Input<string>? PrivateKey
    {
        get => privateKey;
        set => privateKey = Secret.From(value);
    }

    public Input<string>? PrivateKeyPassword
    {
        get => privateKeyPassword;
        set => privateKeyPassword = Secret.From(value);
    }

    [Input("proxy")]
    public Input<ProxyConnectionArgs>? Proxy { get; set; }

    [Input("user")]
    public Input<string>? User { get; set; } = "root";
}
