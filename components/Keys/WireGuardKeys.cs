using Pulumi;
using Pulumi.Random;

namespace Ipv6Dmz.Keys;

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

    /// <summary>Makes the keys once for each rotation; they stay in the stack's state, encrypted.</summary>
    public WireGuardKeys(string name, WireGuardKeysArgs args, ComponentResourceOptions? options = null)
        : base("ipv6-dmz:index:WireGuardKeys", name, args, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var vps = Password("vps", args.Rotation);
        var router = Password("router", args.Rotation);
        var psk = Password("psk", args.Rotation, args.PskRotation);
        VpsPrivateKey = Output.CreateSecret(vps.Apply(password => KeyDerivation.PrivateKey(password, "wireguard vps")));
        RouterPrivateKey = Output.CreateSecret(router.Apply(password => KeyDerivation.PrivateKey(password, "wireguard router")));
        PresharedKey = Output.CreateSecret(psk.Apply(password => KeyDerivation.PresharedKey(password, "wireguard psk")));
        VpsPublicKey = Output.Unsecret(VpsPrivateKey.Apply(KeyDerivation.PublicKey));
        RouterPublicKey = Output.Unsecret(RouterPrivateKey.Apply(KeyDerivation.PublicKey));
        KeysId = Output.Unsecret(Output.Tuple(vps, router, psk).Apply(all => KeyDerivation.Id(all.Item1 + all.Item2 + all.Item3)));
        RegisterOutputs();

        Output<string> Password(string use, string rotation, string pskRotation = "")
        {
            var password = new RandomPasswordArgs { Length = PasswordLength, Special = false };
            // Without a rotation there is no keeper, as in states of earlier releases: what differs is made anew.
            foreach (var (keeper, value) in new[] { ("rotation", rotation), ("pskRotation", pskRotation) }.Where(it => it.Item2.Length > 0))
            {
                password.Keepers[keeper] = value;
            }

            return new RandomPassword($"{name}-{use}", password, new() { Parent = this }).Result;
        }
    }

    /// <summary>The public part, for files.</summary>
    public Output<WireGuardPublic> Public =>
        Output.Tuple(KeysId, VpsPublicKey, RouterPublicKey).Apply(keys => new WireGuardPublic(keys.Item1, keys.Item2, keys.Item3));
}
