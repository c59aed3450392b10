namespace Ipv6Dmz;

/// <summary>What the cloud's firewall lets in; replies to what goes out always pass. It knows tcp, udp, icmp, gre and esp: no rule can admit
/// protocol 41, so with 6in4 there must be none. It can't tell the VPS from the hosts behind it either: what they offer, it shuts off.</summary>
/// <param name="SshFrom">Prefixes, either family, that may reach SSH.</param>
/// <param name="WireGuardPort">UDP port that anyone may reach.</param>
public sealed record CloudFirewall(IReadOnlyList<string> SshFrom, int WireGuardPort);
