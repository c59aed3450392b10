namespace Ipv6Dmz.Lab.Probes;

/// <summary>All that is looked at, in the order in which it is looked at.</summary>
public static class ProbeSuite
{
    public static IReadOnlyList<Probe> All(ProbeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        IEnumerable<Probe>[] groups =
        [
            DmzHostProbes.All(options),
            PathProbes.All(options),
            InternetProbes.All(options),
            SpoofingProbes.All(options),
            IsolationProbes.All(options),
            NativeProbes.All(options),
            NdpProbes.All(options),
            RouterProbes.All(options),
            RouterControlProbes.All(options),
            VpsControlProbes.All(options),
            NdpProbes.Controls(options),
            TunnelDownProbes.All(options),
            TakeoverProbes.All(options),
        ];
        return [.. groups.SelectMany(group => group).Where(probe => options.Disturb || probe.Kind == ProbeKind.Normal)];
    }
}
