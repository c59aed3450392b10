using Pulumi;
using Pulumi.Random;

namespace Ipv6Dmz.HCloud;

/// <summary>SSH's keys of a VPS, made before there is one: who deploys and the server know each other from the first connection.</summary>
public sealed class ServerKeys : ComponentResource
{
    private const int PasswordLength = 43; // 62 symbols each: 256 bits

    private readonly Output<string> client;

    /// <summary>PEM, secret.</summary>
    [Output]
    public Output<string> HostPrivateKey { get; private set; }

    /// <summary>A line of authorized_keys.</summary>
    [Output]
    public Output<string> HostPublicKey { get; private set; }

    /// <summary>Makes the passwords once; they stay in the stack's state, encrypted.</summary>
    public ServerKeys(string name, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:ServerKeys", name, options)
    {
        client = Password("client");
        HostPrivateKey = Output.CreateSecret(Password("host").Apply(password => SshKeyDerivation.PrivateKey(password, "ssh host")));
        HostPublicKey = Output.Unsecret(HostPrivateKey.Apply(SshKeyDerivation.PublicKey));
        RegisterOutputs();

        Output<string> Password(string use) =>
            new RandomPassword($"{name}-{use}", new() { Length = PasswordLength, Special = false }, new() { Parent = this }).Result;
    }

    /// <summary>The client key of a number, PEM, secret. All come from one password: who has one of them can't tell another.</summary>
    public Output<string> ClientPrivateKey(int number) =>
        Output.CreateSecret(client.Apply(password => SshKeyDerivation.PrivateKey(password, $"ssh client {number}")));

    /// <summary>The public key of the same, a line of authorized_keys.</summary>
    public Output<string> ClientPublicKey(int number) => Output.Unsecret(ClientPrivateKey(number).Apply(SshKeyDerivation.PublicKey));
}
