using Ipv6Dmz.Concerns;

namespace Ipv6Dmz.HCloud;

/// <summary>User data of a new server: cloud-init reads it before anyone can reach the server.</summary>
public static class CloudInit
{
    /// <summary>Bytes that Hetzner's API takes.</summary>
    public const int MaxLength = 32 * 1024;

    /// <summary>A cloud-config (module ssh) with a host key, PEM and a line of authorized_keys, so that the first connection is verified.</summary>
    /// <remarks>
    /// Another text is another server: whatever changes here replaces those that run. The image's own keys go, because a client may be offered
    /// any key there is and would refuse the one it doesn't know. An empty ssh_genkeytypes breaks cloud-init's schema. Debian forbids root's login.
    /// </remarks>
    public static string UserData(string hostPrivateKey, string hostPublicKey) => Text.Unix($"""
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
