using Pulumi;

namespace Ipv6Dmz.Keys;

/// <summary>Which of WireGuard's keys are in use: a word that hasn't been there before makes new ones.</summary>
public sealed class WireGuardKeysArgs : ResourceArgs
{
    /// <summary>Names the key pairs and the preshared key.</summary>
    public string Rotation { get; init; } = "";

    /// <summary>Names the preshared key, beside <see cref="Rotation"/>.</summary>
    public string PskRotation { get; init; } = "";
}
