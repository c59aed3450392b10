using Ipv6Dmz.Config;
using Ipv6Dmz.Planning;

namespace Ipv6Dmz.Lab.Probes;

/// <summary>Puts the probes' servers and captures into the world, a listener on both machines, and learns the addresses. Taken away afterwards.</summary>
internal static class Preparation
{
    /// <summary>A port that nothing else uses: whoever reaches it has got through.</summary>
    public const int Port = 9876;

    private const string PidFile = "/run/ipv6-dmz-probe-listener.pid";

    public static async Task<Facts> BeginAsync(ProbeContext context, RunOn runOn, CancellationToken ct)
    {
        await UploadAsync(runOn, "net.pl", Tools.Net, ct);
        await UploadAsync(runOn, "lib.sh", Tools.Lib, ct);
        await UploadAsync(runOn, "lease.sh", Tools.Lease, ct);
        await UploadAsync(runOn, "clients.sh", Tools.Clients, ct);
        await context.On(Places.World, Disturbance.Undo + StopAll, ct);
        var found = await Task.WhenAll(
            context.On(Places.World, Servers + ServerProbes.Serve(context.Plan) + HostProbes.Servers(context.Plan) + WorldFacts, ct),
            ListenAsync(context, runOn, Places.Router, RouterFacts(context.Plan.Router), ct),
            ListenAsync(context, runOn, Places.Vps, VpsFacts, ct));
        await context.On(Places.World, string.Join('\n', Captures.All.Select(capture => capture.Begin)), ct);
        return Facts.Parse(string.Join('\n', found));
    }

    public static async Task EndAsync(ProbeContext context)
    {
        await Task.WhenAll(
            context.TryOn(Places.World, StopAll + $"rm -rf {Tools.Folder}", CancellationToken.None),
            context.TryOn(Places.Router, StopListener, CancellationToken.None),
            context.TryOn(Places.Vps, StopListener, CancellationToken.None));
    }

    private const string StopAll =
        """
        for file in "$run"/*.pid; do
            [ -f "$file" ] || continue
            name=${file##*/}
            stop "${name%.pid}"
        done

        """;

    private const string StopListener =
        $"""
        if [ -f {PidFile} ]; then
            kill "$(cat {PidFile})" 2>/dev/null || true
            rm -f {PidFile}
        fi

        """;

    private static readonly string Servers =
        $"""
        serve on-server {Places.Server} 7000
        for place in {Places.DmzHost} {Places.DmzHost2} {Places.HomePc} {Places.HomeRouter}; do serve on-$place $place {Port}; done
        ip -n {Places.Provider} address replace 169.254.169.254/32 dev lo
        serve on-metadata {Places.Provider} 80 169.254.169.254

        """;

    // "first PLACE FAMILY SCOPE": an address that is ready for use.
    private const string First =
        """
        first() { ip ${1:+-n "$1"} -o "$2" address show dev "$3" scope "$4" -tentative -deprecated | sed -n '1s/.* inet6* \([^/ ]*\).*/\1/p'; }
        mac() { cat "/sys/class/net/$1/address"; }

        """;

    // The hosts may just have been switched on.
    private static readonly string WorldFacts = First +
        $$"""
        ready() { [ -n "$(first "$1" -6 eth0 global)" ] && [ -n "$(first "$1" -4 eth0 global)" ]; }
        deadline=$(($(date +%s) + 60))
        until ready {{Places.DmzHost}} && ready {{Places.DmzHost2}} && ready {{Places.HomePc}} || [ "$(date +%s)" -gt $deadline ]; do sleep 0.5; done
        for pair in host:{{Places.DmzHost}} second:{{Places.DmzHost2}} pc:{{Places.HomePc}}; do
            echo "${pair%%:*}6=$(first "${pair#*:}" -6 eth0 global)"
            echo "${pair%%:*}4=$(first "${pair#*:}" -4 eth0 global)"
        done
        """;

    private static string RouterFacts(RouterConfig router) => First +
        $"""
        echo "home6=$(first '' -6 {router.HomeInterface} global)"
        echo "home4=$(first '' -4 {router.HomeInterface} global)"
        echo "home_ll=$(first '' -6 {router.HomeInterface} link)"
        echo "home_mac=$(mac {router.HomeInterface})"
        echo "dmz_ll=$(first '' -6 {router.DmzInterface} link)"
        """;

    private const string VpsFacts = First +
        """
        uplink=$(ip -4 route show default | sed -n '1s/.* dev \([^ ]*\).*/\1/p')
        echo "vps_mac=$(mac "$uplink")"
        echo "vps_ll=$(first '' -6 "$uplink" link)"
        """;

    private static async Task<string> ListenAsync(ProbeContext context, RunOn runOn, string machine, string facts, CancellationToken ct)
    {
        await runOn(machine, $"sh -c {Shell.Quote(Disturbance.Undo + StopListener)}; perl - serve {Port} >{PidFile}", Tools.Net, ct);
        return await context.On(machine, facts, ct);
    }

    private static async Task UploadAsync(RunOn runOn, string name, string text, CancellationToken ct)
    {
        var result = await runOn(Places.World, $"mkdir -p {Tools.Folder} && cat >{Tools.Folder}/{name} && chmod 755 {Tools.Folder}/{name}", text, ct);
        if (!result.Ok)
        {
            throw new ProbeException($"the world takes no files: {result.Stderr.Trim()}");
        }
    }
}
