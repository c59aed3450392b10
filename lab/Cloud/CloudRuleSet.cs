namespace Ipv6Dmz.Lab.Cloud;

/// <summary>Rules in the cloud's network, before a server.</summary>
public sealed record CloudRuleSet(long Id, string Name, IReadOnlyList<CloudRule> Rules);
