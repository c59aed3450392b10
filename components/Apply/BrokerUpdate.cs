using Ipv6Dmz.Config;
using Pulumi;

namespace Ipv6Dmz;

/// <summary>How the broker learns where its tunnel ends.</summary>
/// <param name="Where">Address, tunnel and user.</param>
/// <param name="Key">The tunnel's update key, secret.</param>
public sealed record BrokerUpdate(BrokerUpdateConfig Where, Output<string> Key);
