using Pulumi;

namespace Ipv6Dmz.Keys;

/// <summary>The tunnel's key pairs and preshared key.</summary>
public sealed class WireGuardKeys : ComponentResource
{
    private const string Rotation = "rotation";

    /// <summary>Base64, secret.</summary>
    public Output<string> VpsPrivateKey { get; }

    /// <summary>Base64.</summary>
    public Output<string> VpsPublicKey { get; }

    /// <summary>Base64, secret.</summary>
    public Output<string> RouterPrivateKey { get; }

    /// <summary>Base64.</summary>
    public Output<string> RouterPublicKey { get; }

    /// <summary>Base64, secret.</summary>
    public Output<string> PresharedKey { get; }

    /// <summary>Names the set on the machines; hex.</summary>
    public Output<string> KeysId { get; }

    /// <summary>Makes the keys once for each rotation; they stay in the stack's state, encrypted.</summary>
    /// <param name="rotation">Names the key pairs and the preshared key: a word that hasn't been there before makes new ones.</param>
    /// <param name="pskRotation">Names the preshared key alone.</param>
    public WireGuardKeys(string name, string rotation, string pskRotation, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:WireGuardKeys", name, options)
    {
        var vps = KeyPassword.Make($"{name}-vps", this, (Rotation, rotation));
        var router = KeyPassword.Make($"{name}-router", this, (Rotation, rotation));
        var psk = KeyPassword.Make($"{name}-psk", this, (Rotation, rotation), ("pskRotation", pskRotation));
        VpsPrivateKey = Output.CreateSecret(vps.Apply(password => KeyDerivation.PrivateKey(password, "wireguard vps")));
        RouterPrivateKey = Output.CreateSecret(router.Apply(password => KeyDerivation.PrivateKey(password, "wireguard router")));
        PresharedKey = Output.CreateSecret(psk.Apply(password => KeyDerivation.PresharedKey(password, "wireguard psk")));
        VpsPublicKey = Output.Unsecret(VpsPrivateKey.Apply(KeyDerivation.PublicKey));
        RouterPublicKey = Output.Unsecret(RouterPrivateKey.Apply(KeyDerivation.PublicKey));
        KeysId = Output.Unsecret(Output.Tuple(vps, router, psk).Apply(all => KeyDerivation.Id(all.Item1 + all.Item2 + all.Item3)));
        RegisterOutputs();
    }

    /// <summary>For files.</summary>
    public Output<WireGuardPublic> Public =>
        Output.Tuple(KeysId, VpsPublicKey, RouterPublicKey).Apply(keys => new WireGuardPublic(keys.Item1, keys.Item2, keys.Item3));
}
