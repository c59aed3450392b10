namespace Ipv6Dmz.Lab.Cloud;

/// <summary>What a firewall lets in.</summary>
/// <param name="Protocol">tcp, udp, icmp, gre or esp.</param>
/// <param name="Port">A port, a range <c>80-85</c>, or <c>any</c>; null with the other protocols.</param>
/// <param name="Sources">Prefixes of either family.</param>
public sealed record CloudRule(string Protocol, string? Port, IReadOnlyList<string> Sources);
