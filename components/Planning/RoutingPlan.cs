namespace Ipv6Dmz.Planning;

/// <summary>Numbers that keep this project's rules and routes apart from everyone else's.</summary>
/// <param name="Table">On the router of all but WireGuard's own packets, on the VPS of the delegated prefixes, where they have their own.</param>
/// <param name="RulePriority">Of the first rule; the others follow it one by one.</param>
/// <param name="ResolverUser">User id without an account, under which the router looks up the endpoint's name.</param>
/// <param name="SinkMetric">Of the unreachable routes behind them: worse, so that they count only when the real ones are gone.</param>
/// <param name="DelegatedMetric">On the VPS: better than what may come with an address of the same /64, the kernel's 256 or NetworkManager's 100.</param>
public sealed record RoutingPlan(int Table, int RulePriority, int ResolverUser, int Metric, int SinkMetric, int DelegatedMetric, int DelegatedSinkMetric);
