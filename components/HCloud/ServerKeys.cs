using Ipv6Dmz.Keys;
using Pulumi;

namespace Ipv6Dmz.HCloud;

// SSH's keys of a VPS, made before there is one: the deployment and the server know each other from the first connection.
internal sealed class ServerKeys : ComponentResource
{
    private readonly Output<string> client;

    public Output<string> HostPrivateKey { get; }

    public Output<string> HostPublicKey { get; }

    public ServerKeys(string name, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:ServerKeys", name, options)
    {
        client = KeyPassword.Make($"{name}-client", this);
        HostPrivateKey = Output.CreateSecret(KeyPassword.Make($"{name}-host", this).Apply(password => SshKeyDerivation.PrivateKey(password, "ssh host")));
        HostPublicKey = Output.Unsecret(HostPrivateKey.Apply(SshKeyDerivation.PublicKey));
        RegisterOutputs();
    }

    // All come from one password: who has one of them can't tell another.
    public Output<string> ClientPrivateKey(int number) =>
        Output.CreateSecret(client.Apply(password => SshKeyDerivation.PrivateKey(password, $"ssh client {number}")));

    public Output<string> ClientPublicKey(int number) => Output.Unsecret(ClientPrivateKey(number).Apply(SshKeyDerivation.PublicKey));
}
