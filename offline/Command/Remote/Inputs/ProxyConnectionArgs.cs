namespace Pulumi.Command.Remote.Inputs;

/// <summary>How to reach a machine that the connection goes through.</summary>
public sealed class ProxyConnectionArgs : ResourceArgs
{
    [Input("password")]
    private Input<string>? password;

    [Input("privateKey")]
    private Input<string>? privateKey;

    [Input("privateKeyPassword")]
    private Input<string>? privateKeyPassword;

    public static new ProxyConnectionArgs Empty => new();

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

    [Input("user")]
    public Input<string>? User { get; set; } = "root";
}
