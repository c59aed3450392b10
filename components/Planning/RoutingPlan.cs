namespace Ipv6Dmz.Planning;

/// <summary>Numbers that keep this project's rules and routes apart from everyone else's.</summary>
/// <param name="VpsTable">Routing table of the delegated prefixes on the VPS; <see langword="null"/>: main's default route is theirs too.</param>
/// <param name="RouterTable">Routing table of everything but WireGuard's own packets on the router.</param>
/// <param name="RulePriority">Priority of the first rule; the others follow it one by one.</param>
/// <param name="ResolverUser">User id without an account, under which the router looks up the endpoint's name.</param>
/// <param name="Metric">Metric of the real routes.</param>
/// <param name="SinkMetric">Metric of the unreachable routes behind them: worse, so that they count only when the real ones are gone.</param>
/// <param name="DelegatedMetric">The same for the delegated prefixes on the VPS: with native64 both are better than what comes with the VPS's own address.</param>
/// <param name="DelegatedSinkMetric">The sinks' behind these.</param>
public sealed record RoutingPlan(
    int? VpsTable, int RouterTable, int RulePriority, int ResolverUser, int Metric, int SinkMetric, int DelegatedMetric, int DelegatedSinkMetric);
