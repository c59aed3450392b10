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
            // A row by themselves: they look from everywhere.
            SideBySide([.. HostProbes.All(options), .. ServerProbes.All(options)]),
            HostProbes.FromHome(options),
            PathProbes.All(options),
            SideBySide([.. InternetProbes.All(options), .. SpoofingProbes.All(options), .. IsolationProbes.All(options)]),
            [IsolationProbes.Total],
            NativeProbes.All(options),
            NdpProbes.All(options),
            RouterProbes.All(options),
            RouterControlProbes.All(options),
            VpsControlProbes.All(options),
            HostProbes.Controls(options),
            ServerProbes.Controls(options),
            NdpProbes.Controls(options),
            TunnelDownProbes.All(options),
            TakeoverProbes.All(options),
        ];
        return [.. groups.SelectMany(group => group).Where(probe => options.Disturb || probe.Kind == ProbeKind.Normal)];
    }

    private static IEnumerable<Probe> SideBySide(IEnumerable<Probe> probes) => probes.Select(probe => probe with { SideBySide = true });
}
