using Ipv6Dmz.Rendering;
using Pulumi;
using Pulumi.Random;

namespace Ipv6Dmz;

/// <summary>The tunnel's key pairs and preshared key. What may be shown is separate from what may not.</summary>
public sealed class WireGuardKeys : ComponentResource
{
    private const int PasswordLength = 43; // 62 symbols each: 256 bits

    /// <summary>Base64, secret.</summary>
    [Output]
    public Output<string> VpsPrivateKey { get; private set; }

    /// <summary>Base64.</summary>
    [Output]
    public Output<string> VpsPublicKey { get; private set; }

    /// <summary>Base64, secret.</summary>
    [Output]
    public Output<string> RouterPrivateKey { get; private set; }

    /// <summary>Base64.</summary>
    [Output]
    public Output<string> RouterPublicKey { get; private set; }

    /// <summary>Base64, secret.</summary>
    [Output]
    public Output<string> PresharedKey { get; private set; }

    /// <summary>Names this set of keys on the machines; hex.</summary>
    [Output]
    public Output<string> KeysId { get; private set; }

    /// <summary>Makes the keys once; they stay in the stack's state, encrypted.</summary>
    public WireGuardKeys(string name, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:WireGuardKeys", name, options)
    {
        var vps = Password("vps");
        var router = Password("router");
        var psk = Password("psk");
        VpsPrivateKey = Output.CreateSecret(vps.Apply(password => KeyDerivation.PrivateKey(password, "wireguard vps")));
        RouterPrivateKey = Output.CreateSecret(router.Apply(password => KeyDerivation.PrivateKey(password, "wireguard router")));
        PresharedKey = Output.CreateSecret(psk.Apply(password => KeyDerivation.PresharedKey(password, "wireguard psk")));
        VpsPublicKey = Output.Unsecret(VpsPrivateKey.Apply(KeyDerivation.PublicKey));
        RouterPublicKey = Output.Unsecret(RouterPrivateKey.Apply(KeyDerivation.PublicKey));
        KeysId = Output.Unsecret(Output.Tuple(vps, router, psk).Apply(all => KeyDerivation.Id(all.Item1 + all.Item2 + all.Item3)));
        RegisterOutputs();

        Output<string> Password(string use) =>
            new RandomPassword($"{name}-{use}", new() { Length = PasswordLength, Special = false }, new() { Parent = this }).Result;
    }

    /// <summary>What the renderers need.</summary>
    public Output<WireGuardPublic> Public =>
        Output.Tuple(KeysId, VpsPublicKey, RouterPublicKey).Apply(keys => new WireGuardPublic(keys.Item1, keys.Item2, keys.Item3));
}
