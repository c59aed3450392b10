using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.HCloud;

/// <summary>User data of a new server: cloud-init reads it before anyone can reach the server.</summary>
public static class CloudInit
{
    /// <summary>Bytes that Hetzner's API takes.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>A cloud-config (cloud-init, module ssh) that installs a host key made beforehand, so that the first connection is verified.</summary>
    /// <param name="hostPrivateKey">PEM.</param>
    /// <param name="hostPublicKey">A line of authorized_keys.</param>
    /// <remarks>
    /// Another text is another server: whatever changes here, a comment included, replaces those that run. Keys given are used and none are
    /// generated; the image's own go, because a client may be offered any key there is and would refuse the one it doesn't know. An empty
    /// ssh_genkeytypes breaks cloud-init's schema. Root logs in, which Debian's default forbids.
    /// </remarks>
    public static string UserData(string hostPrivateKey, string hostPublicKey)
    {
        return Text.Unix($"""
            #cloud-config
            disable_root: false
            ssh_deletekeys: true
            ssh_genkeytypes: [ecdsa]
            ssh_keys:
              ecdsa_private: |
                {hostPrivateKey.TrimEnd().Replace("\n", "\n    ")}
              ecdsa_public: {hostPublicKey}

            """);
    }
}
