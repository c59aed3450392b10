namespace Ipv6Dmz.Tests.Agents;

/// <summary>A machine on which <c>good</c> (192.168.2.1) is confirmed and runs; <c>activate [SECONDS]</c> makes the next one live, ID (192.168.9.1).
/// Namespaces have no systemd: the timer is the one for machines without it.</summary>
internal static class ProvisionalBed
{
    /// <returns>What the script prints, with ID for the next one's name.</returns>
    public static string Run(string script) => AgentBed.Run($$"""
        {{AgentBed.Stage(Lines("192.168.9.1"), "", out var id)}}
        address() { ip -4 -br address show dev eth1 | awk '{ print $3 }'; }
        show() { echo "$(running): $(address)"; }
        good() { [ "$(address)" = 192.168.2.1/24 ]; }
        is_back() { [ "$(word)" = back ]; }
        echo good >"$home/confirmed"
        agent live good
        {{script}}
        """, new("good", Lines("192.168.2.1"))).Replace(id, "ID", StringComparison.Ordinal);

    private static string Lines(string address) => $"link set dev eth1 up\n-4 address add {address}/24 dev eth1\n";
}
