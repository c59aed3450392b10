using System.Collections.Immutable;

namespace Pulumi.HCloud;

/// <summary>A public key that servers can be made with.</summary>
public partial class SshKey(string name, SshKeyArgs args, CustomResourceOptions? options = null)
    : CustomResource("hcloud:index/sshKey:SshKey", name, args ?? new SshKeyArgs(), options)
{
    [Output("fingerprint")]
    public Output<string> Fingerprint { get; private set; } = null!;

    [Output("labels")]
    public Output<ImmutableDictionary<string, string>> Labels { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("publicKey")]
    public Output<string> PublicKey { get; private set; } = null!;
}
